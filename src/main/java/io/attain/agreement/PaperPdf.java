package io.attain.agreement;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.attain.terms.PlainText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Puts a page on paper, such as a contract or a statement. Its fonts come along in the file, those for Chinese too; nothing else is read, neither
 * from the network nor from files, whatever the page says.
 */
public final class PaperPdf {

    /** Isolates, which have done their work in the reordering of text, and have no shape of their own. */
    private static final String INVISIBLE = "[\u2066-\u2069]";

    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private PaperPdf() {}

    /**
     * Puts a page on paper.
     *
     * @param page well-formed XHTML, never {@literal null}
     * @return the PDF
     */
    public static byte[] of(String page) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePDDocument(document);
            builder.withProducer("Attain");
            builder.useUriResolver((base, uri) -> null);
            builder.useExternalResourceAccessControl(
                    (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            builder.useUnicodeBidiSplitter(RightToLeft::new);
            builder.useUnicodeBidiReorderer(new RightToLeft.Reorderer());
            builder.useUnicodeLineBreaker(new LineBreaks());
            builder.useReplacementText("\u25a1");
            font(builder, document, "NotoSans-Regular.ttf", "Noto Sans", REGULAR);
            font(builder, document, "NotoSans-Bold.ttf", "Noto Sans", BOLD);
            font(builder, document, "DejaVuSans.ttf", "DejaVu Sans", REGULAR);
            font(builder, document, "DroidSansFallbackFull.ttf", "Droid Sans Fallback", REGULAR);
            builder.withW3cDocument(parsed(PlainText.shown(page).replaceAll(INVISIBLE, "")), null);
            builder.toStream(pdf);
            builder.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return pdf.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, PDDocument document, String file, String family, int weight) {
        builder.useFont(
                new PDFontSupplier((PDFont) null) {
                    // Only a font that the text needs is loaded.
                    @Override
                    public PDFont supply() {
                        return load(document, file);
                    }
                },
                family,
                weight,
                FontStyle.NORMAL,
                true);
    }

    /** Without ligatures: whoever searches it for “office” shall find it. */
    private static PDFont load(PDDocument document, String file) {
        try (InputStream content = open(file)) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(content));
            font.setEnableGsub(false);
            return PDType0Font.load(document, font, true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(PaperPdf.class.getResourceAsStream("/fonts/" + file), file);
    }

    private static Document parsed(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder parser = factory.newDocumentBuilder();
            return parser.parse(new InputSource(new StringReader(page)));
        } catch (ParserConfigurationException | SAXException impossible) {
            throw new IllegalStateException("The page is not well-formed.", impossible);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where the JDK would break a line, but never within a time of day. */
    private static final class LineBreaks implements FSTextBreaker {

        private final BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        private String text = "";

        @Override
        public int next() {
            int next = breaks.next();
            while (next > 0 && next < text.length() && text.charAt(next - 1) == ':' && isDigit(text.charAt(next))) {
                next = breaks.next();
            }
            return next;
        }

        @Override
        public void setText(String newText) {
            text = newText;
            breaks.setText(newText);
        }

        private static boolean isDigit(char character) {
            return character >= '0' && character <= '9';
        }
    }
}
