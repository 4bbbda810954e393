package io.attain.report.web;

import io.attain.access.Login;
import io.attain.agreement.AgreementAccess;
import io.attain.evidence.EvidenceFile;
import io.attain.evidence.EvidenceKeeping;
import io.attain.evidence.EvidenceStore.Evidence;
import io.attain.problem.Problem;
import io.attain.report.Delivery;
import io.attain.report.OwedReport;
import io.attain.report.ReportAccess;
import io.attain.report.ReportAct;
import io.attain.report.ReportRecord;
import io.attain.report.ReportViews;
import io.attain.report.ReportViews.FoundLine;
import io.attain.report.ReportViews.Line;
import io.attain.report.Reports;
import io.attain.report.Reports.File;
import io.attain.report.Reports.ReceiverAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Tag(name = "Reports")
class ReportController {

    private final AgreementAccess agreements;
    private final ReportAccess access;
    private final Reports reports;
    private final ReportRecord record;
    private final ReportViews views;
    private final EvidenceKeeping keeping;

    ReportController(
            AgreementAccess agreements,
            ReportAccess access,
            Reports reports,
            ReportRecord record,
            ReportViews views,
            EvidenceKeeping keeping) {
        this.agreements = agreements;
        this.access = access;
        this.reports = reports;
        this.record = record;
        this.views = views;
        this.keeping = keeping;
    }

    /** A report, what was delivered, its files, and what happened to it. */
    record ReportDetail(Line report, List<ReportAct> acts, List<ReportFile> files) {}

    /** A file of a report, and where it is read, relative to the host. */
    record ReportFile(long number, String name, String mediaType, long size, String sha256, String content) {}

    @Operation(
            summary = "Searches delivered reports",
            description =
                    "All words of “q” have to stand in title, topic or summary, in any language; case and width of characters do not matter. The"
                            + " latest come first, fifty at a time: go on with the “place” of the last one as “before”.")
    @GetMapping("/api/reports")
    List<FoundLine> search(
            @RequestParam(required = false) @Nullable String agreement,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Long before) {
        return views.search(ReportSearch.wanted(access, agreement, topic, q, before));
    }

    @Operation(summary = "Lists the reports that are and were owed by an agreement, the latest due first")
    @GetMapping("/api/agreements/{reference}/reports")
    List<Line> list(@PathVariable String reference) {
        agreements.read(reference);
        return views.of(reference);
    }

    @Operation(summary = "Tells everything about a report")
    @GetMapping("/api/reports/{number}")
    ReportDetail get(@PathVariable long number) {
        return detail(access.read(number));
    }

    private ReportDetail detail(OwedReport owed) {
        return new ReportDetail(
                views.line(owed),
                record.acts(owed.number()),
                keeping.of(owed.name()).stream()
                        .map(it -> new ReportFile(
                                it.number(),
                                it.name(),
                                it.mediaType(),
                                it.size(),
                                it.sha256(),
                                place(owed) + "/files/" + it.number()))
                        .toList());
    }

    /**
     * A report that is delivered as a link.
     *
     * @param report the report's id in the terms
     * @param due when it is due, {@literal null} for the first that is asked for
     */
    record Delivered(
            @Nullable String report,
            @Nullable String due,
            @Nullable String title,
            @Nullable String topic,
            @Nullable String summary,
            @Nullable String link) {}

    @Operation(
            summary = "Delivers a report that is read elsewhere",
            description =
                    "For the owners and data owners of the party that owes it. “report” is its id in the terms; “due” may be left out, and is then the"
                            + " first one that is asked for. Send the same as multipart/form-data to deliver a file.")
    @PostMapping(path = "/api/agreements/{reference}/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReportDetail> deliver(@PathVariable String reference, @RequestBody Delivered delivered)
            throws IOException {
        return deliver(reference, delivered, null);
    }

    @Operation(
            summary = "Delivers a report as a file",
            description =
                    "As with JSON, with the part “file”. Its type goes by its content: PDF, PNG, JPEG, text, CSV, JSON, mail, DOCX, XLSX or ZIP, at"
                            + " most 20 MB.")
    @PostMapping(path = "/api/agreements/{reference}/reports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ReportDetail> deliverFile(
            @PathVariable String reference, Delivered delivered, @RequestParam MultipartFile file) throws IOException {
        return deliver(reference, delivered, file);
    }

    private ResponseEntity<ReportDetail> deliver(String reference, Delivered delivered, @Nullable MultipartFile file)
            throws IOException {
        agreements.read(reference);
        OwedReport owed = reports.asked(reference, delivered.report(), delivered.due());
        access.checkDelivering(access.read(owed.number()));
        Delivery delivery = Delivery.of(delivered.title(), delivered.topic(), delivered.summary(), delivered.link());
        hand(reports, owed, delivery, file);
        return ResponseEntity.created(URI.create(place(owed))).body(detail(reports.get(owed.number())));
    }

    /** Delivers with or without a file, for the page too. */
    static void hand(Reports reports, OwedReport owed, Delivery delivery, @Nullable MultipartFile file)
            throws IOException {
        String account = Login.current().name();
        if (file == null || (file.isEmpty() && EvidenceFile.name(file).isEmpty())) {
            reports.deliver(owed, delivery, null, account);
            return;
        }
        try (InputStream content = file.getInputStream()) {
            reports.deliver(owed, delivery, new File(EvidenceFile.name(file), content), account);
        }
    }

    /**
     * What a receiver answers.
     *
     * @param answer {@code CONFIRM} or {@code REFUSE}
     * @param reason why it is refused
     */
    record Answer(@Nullable ReceiverAnswer answer, @Nullable String reason) {}

    @Operation(
            summary = "Confirms or refuses a report that is delivered",
            description =
                    "For those who have the duty “receiver” for the party that receives it. A refusal needs its “reason”.")
    @PostMapping("/api/reports/{number}/answer")
    ReportDetail answer(@PathVariable long number, @RequestBody Answer answer) {
        OwedReport owed = access.read(number);
        access.checkAnswering(owed);
        if (answer.answer() == null || answer.answer() == ReceiverAnswer.PAGE) {
            throw Problem.refused("“answer” is missing: write CONFIRM, or REFUSE with a “reason”.");
        }
        reports.answer(
                owed,
                answer.answer(),
                answer.reason() == null ? "" : answer.reason().strip(),
                Login.current().name());
        return detail(reports.get(number));
    }

    @Operation(summary = "A file of a report, to be saved")
    @GetMapping("/api/reports/{number}/files/{file}")
    ResponseEntity<byte[]> content(
            @PathVariable long number, @Parameter(description = "the file's number") @PathVariable long file) {
        Evidence found = keeping.get(access.read(number).name(), file);
        return EvidenceFile.saved(found, keeping.content(found));
    }

    private static String place(OwedReport owed) {
        return "/api/reports/" + owed.number();
    }
}
