package io.attain.terms;

/** Cells of a CSV file that people open in a spreadsheet. */
public final class CsvCell {

    private CsvCell() {}

    /**
     * Returns a text that came from outside as a cell that no spreadsheet takes for a formula: one that begins like a
     * formula is put behind an apostrophe (OWASP, "CSV Injection").
     *
     * @param text any text, never {@literal null}
     * @return the text, or the text behind an apostrophe
     */
    public static String of(String text) {
        return !text.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
