package io.attain.access.store;

import io.attain.access.Areas;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcAreas implements Areas {

    private final JdbcClient jdbc;

    JdbcAreas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> of(String account) {
        return jdbc.sql("select party from manager_area where account = :account")
                .param("account", account)
                .query(String.class)
                .set();
    }

    @Override
    @Transactional
    public void change(String account, Set<String> parties) {
        Set<String> before = of(account);
        Set<String> added = new HashSet<>(parties);
        added.removeAll(before);
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(parties);
        gone.forEach(it -> write("delete from manager_area where account = :account and party = :party", account, it));
        added.forEach(it -> write("insert into manager_area (account, party) values (:account, :party)", account, it));
    }

    private void write(String sql, String account, String party) {
        jdbc.sql(sql).param("account", account).param("party", party).update();
    }
}
