package io.attain.measurement.store;

import io.attain.measurement.MeasurementBlock;
import io.attain.measurement.MeasurementLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The blocks of one series while one upload adds to them. */
final class JdbcMeasurementLog implements MeasurementLog {

    private static final int PAGE = 200;
    private static final String IDS = "select number, first_at, last_at, size, ids from measurement_block";

    private final JdbcClient jdbc;
    private final int series;
    private final long upload;

    JdbcMeasurementLog(JdbcClient jdbc, int series, long upload) {
        this.jdbc = jdbc;
        this.series = series;
        this.upload = upload;
    }

    /** A block with the number under which it is kept. */
    private record Numbered(long number, MeasurementBlock block) {}

    @Override
    public void known(long firstAt, long lastAt, KnownBlocks sink) {
        long after = 0;
        List<Numbered> page;
        do {
            page = jdbc.sql(IDS
                            + " where series = :series and number > :after and last_at >= :first and first_at <= :last"
                            + " order by number fetch first " + PAGE + " rows only")
                    .param("series", series)
                    .param("after", after)
                    .param("first", firstAt)
                    .param("last", lastAt)
                    .query(JdbcMeasurementLog::numbered)
                    .list();
            handOn(page, sink);
            after = page.isEmpty() ? after : page.get(page.size() - 1).number();
        } while (page.size() == PAGE);
    }

    @Override
    public void ids(Collection<Long> numbers, KnownBlocks sink) {
        List<Long> all = List.copyOf(numbers);
        for (int from = 0; from < all.size(); from += PAGE) {
            handOn(
                    jdbc.sql(IDS + " where number in (:numbers)")
                            .param("numbers", all.subList(from, Math.min(all.size(), from + PAGE)))
                            .query(JdbcMeasurementLog::numbered)
                            .list(),
                    sink);
        }
    }

    private static Numbered numbered(ResultSet row, int index) throws SQLException {
        return new Numbered(
                row.getLong("number"),
                new MeasurementBlock(
                        row.getLong("first_at"),
                        row.getLong("last_at"),
                        row.getInt("size"),
                        row.getBytes("ids"),
                        new byte[0]));
    }

    private void handOn(List<Numbered> page, KnownBlocks sink) {
        Map<Long, BitSet> superseded =
                superseded(jdbc, page.stream().map(Numbered::number).toList(), Long.MAX_VALUE);
        page.forEach(it -> sink.accept(it.number(), it.block(), superseded.getOrDefault(it.number(), new BitSet())));
    }

    /** Returns which measurements of some blocks did not count any more as of an upload. */
    static Map<Long, BitSet> superseded(JdbcClient jdbc, List<Long> blocks, long asOf) {
        Map<Long, BitSet> superseded = new HashMap<>();
        if (!blocks.isEmpty()) {
            jdbc.sql("select block, place from measurement_superseded where block in (:blocks) and upload <= :asOf")
                    .param("blocks", blocks)
                    .param("asOf", asOf)
                    .query(row -> {
                        superseded
                                .computeIfAbsent(row.getLong("block"), it -> new BitSet())
                                .set(row.getInt("place"));
                    });
        }
        return superseded;
    }

    @Override
    public MeasurementBlock load(long number) {
        return jdbc.sql("select first_at, last_at, size, ids, content from measurement_block where number = :number")
                .param("number", number)
                .query((row, index) -> new MeasurementBlock(
                        row.getLong("first_at"),
                        row.getLong("last_at"),
                        row.getInt("size"),
                        row.getBytes("ids"),
                        row.getBytes("content")))
                .single();
    }

    @Override
    public long append(MeasurementBlock block) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into measurement_block (series, upload, first_at, last_at, size, ids, content) values (:series, :upload, :first, :last, :size, :ids, :content)")
                .param("series", series)
                .param("upload", upload)
                .param("first", block.firstAt())
                .param("last", block.lastAt())
                .param("size", block.size())
                .param("ids", block.ids())
                .param("content", block.content())
                .update(key, "number");
        return JdbcMeasurementStore.number(key);
    }

    @Override
    public void supersede(long number, int place) {
        jdbc.sql("insert into measurement_superseded (block, place, upload) values (:block, :place, :upload)")
                .param("block", number)
                .param("place", place)
                .param("upload", upload)
                .update();
    }
}
