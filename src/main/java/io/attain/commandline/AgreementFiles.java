package io.attain.commandline;

import io.attain.terms.Agreement;
import io.attain.terms.AgreementDocument;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the files in the agreement format that a command is given. */
final class AgreementFiles {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private AgreementFiles() {}

    /**
     * Reads files, whatever is wrong with their content.
     *
     * @param files the files; {@code -} is the standard input
     * @return what they hold together
     * @throws InputException when one of them cannot be read as a file
     */
    static Documents read(List<Path> files) {
        List<Documents> documents = new ArrayList<>();
        for (Path file : files) {
            documents.add(Documents.read(file.toString(), content(file)));
        }
        return Documents.together(documents);
    }

    /**
     * Reads files that must be sound.
     *
     * @param files the files
     * @param err takes all that is wrong with them, a line each
     * @return what they hold together
     * @throws InputException when one of them cannot be read, or what it holds does not fit the format
     */
    static Documents sound(List<Path> files, PrintWriter err) {
        Documents documents = read(files);
        List<Finding> findings = documents.findings();
        if (findings.isEmpty()) {
            return documents;
        }
        findings.stream().limit(findings.size() - 1L).forEach(it -> err.println(line(it)));
        throw new InputException(line(findings.get(findings.size() - 1)));
    }

    /**
     * Returns the versions of the one agreement that files hold.
     *
     * @param documents what was read
     * @return its versions by the date from which they judge, at least one
     * @throws InputException when there is none, or more than one agreement
     */
    static List<Agreement> versions(Documents documents) {
        List<Agreement> versions = documents.agreements().stream()
                .map(AgreementDocument::agreement)
                .toList();
        List<String> references =
                versions.stream().map(Agreement::reference).distinct().toList();
        if (references.size() != 1) {
            throw new InputException(
                    references.isEmpty()
                            ? "no agreement was given: expected a document with kind: Agreement"
                            : "several agreements were given (" + String.join(", ", references)
                                    + "): expected one, in one or several versions");
        }
        return versions.stream()
                .sorted(Comparator.comparing(Agreement::effective).thenComparing(Agreement::version))
                .toList();
    }

    /** Returns a finding as one line that an editor can follow to its place. */
    static String line(Finding finding) {
        return finding.document() + (finding.line() > 0 ? ":" + finding.line() : "") + ": "
                + (finding.pointer().isEmpty() ? "" : finding.pointer() + ": ") + finding.reason();
    }

    private static byte[] content(Path file) {
        try (InputStream stream = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new InputException("cannot read " + file + ": it has more than " + MOST_BYTES / 1024 / 1024
                        + " MiB, which is no agreement");
            }
            return content;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Says in one line why a file cannot be read. */
    static InputException unreadable(Path file, Exception problem) {
        Throwable cause = problem.getCause();
        Throwable reason = problem instanceof UncheckedIOException && cause != null ? cause : problem;
        String words;
        if (reason instanceof NoSuchFileException) {
            words = "there is no such file";
        } else if (reason instanceof AccessDeniedException) {
            words = "access is denied";
        } else if (Files.isDirectory(file)) {
            words = "it is a directory";
        } else {
            words = String.valueOf(reason.getMessage());
        }
        return new InputException("cannot read " + file + ": " + words, problem);
    }
}
