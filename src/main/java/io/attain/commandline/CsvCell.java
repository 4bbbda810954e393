package io.attain.commandline;

/** Cells of a CSV file that people open in a spreadsheet. */
final class CsvCell {

    private CsvCell() {}

    /**
     * Returns a text that came from outside as a cell that no spreadsheet takes for a formula: one that begins like a
     * formula is put behind an apostrophe (OWASP, "CSV Injection").
     *
     * @param text any text
     * @return the text, or the text behind an apostrophe
     */
    static String of(String text) {
        return !text.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
