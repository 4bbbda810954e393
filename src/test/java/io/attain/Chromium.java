package io.attain;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The system's Chromium with its own driver: nothing is downloaded, and where there is none the test is skipped. */
public final class Chromium {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;
    private static final int COLOURS = 256;

    private Chromium() {}

    /** Starts a browser with an empty profile in a directory that the caller gives and clears away. */
    public static ChromeDriver start(Path profile) {
        Optional<Path> browser = find("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = find("chromedriver");
        Assumptions.assumeTrue(browser.isPresent() && driver.isPresent(), "There is no Chromium with its driver here.");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en-US",
                "--window-size=1500,1100",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    /** Keeps a picture of the page below {@code target/screenshots}. */
    public static void keepPicture(ChromeDriver browser, String name) {
        write(Path.of("target", "screenshots"), name, browser.getScreenshotAs(OutputType.BYTES));
    }

    /**
     * Keeps a picture of a part of the page as it is for a reader with a window of 1200 pixels: below the directory that the
     * system property {@code screenshots} names, which is where README.md's pictures come from, else below
     * {@code target/screenshots}.
     *
     * @param part what is to be seen, as the CSS selector of one element; empty for what the window shows
     */
    public static void keepPicture(ChromeDriver browser, String name, String part) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", WIDTH, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        List<?> place = part.isEmpty()
                ? List.of(0, HEIGHT)
                : (List<?>) Objects.requireNonNull(browser.executeScript(
                        "const it = document.querySelector(arguments[0]).getBoundingClientRect();"
                                + "return [it.top + scrollY, it.bottom + scrollY];",
                        part));
        double top = ((Number) place.get(0)).doubleValue();
        double bottom = ((Number) place.get(1)).doubleValue();
        Map<String, Object> picture = browser.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", top, "width", WIDTH, "height", bottom - top, "scale", 1)));
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        write(
                Path.of(System.getProperty("screenshots", "target/screenshots")),
                name,
                compact(Base64.getDecoder().decode(String.valueOf(picture.get("data")))));
    }

    /** Gives the same picture in no more than 256 colours, which pages hardly exceed, at half the size. */
    private static byte[] compact(byte[] png) {
        try {
            BufferedImage page = ImageIO.read(new ByteArrayInputStream(png));
            int width = page.getWidth();
            int[] pixels = page.getRGB(0, 0, width, page.getHeight(), null, 0, width);
            Map<Integer, Integer> palette = new LinkedHashMap<>();
            for (int pixel : pixels) {
                if (palette.size() < COLOURS) {
                    palette.putIfAbsent(shade(pixel), palette.size());
                }
            }
            int[] colours =
                    palette.keySet().stream().mapToInt(Integer::intValue).toArray();
            BufferedImage small = new BufferedImage(
                    width,
                    page.getHeight(),
                    BufferedImage.TYPE_BYTE_INDEXED,
                    new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE));
            for (int at = 0; at < pixels.length; at++) {
                int index = palette.computeIfAbsent(shade(pixels[at]), it -> nearest(colours, it));
                small.getRaster().setSample(at % width, at / width, 0, index);
            }
            ByteArrayOutputStream compact = new ByteArrayOutputStream();
            ImageIO.write(small, "png", compact);
            return compact.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The five upper bits of each channel, spread over all eight, so that white stays white. */
    private static int shade(int colour) {
        int upper = colour & 0xF8F8F8;
        return upper | (upper >> 5 & 0x070707);
    }

    private static int nearest(int[] colours, int wanted) {
        return IntStream.range(0, colours.length)
                .boxed()
                .min(Comparator.comparingInt(it -> distance(colours[it], wanted)))
                .orElseThrow();
    }

    private static int distance(int one, int other) {
        return IntStream.of(0, 8, 16)
                .map(it -> (one >> it & 0xFF) - (other >> it & 0xFF))
                .map(it -> it * it)
                .sum();
    }

    private static void write(Path directory, String name, byte[] picture) {
        try {
            Files.write(Files.createDirectories(directory).resolve(name + ".png"), picture);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<Path> find(String... names) {
        String path = System.getenv("PATH");
        return Stream.of(names)
                .flatMap(name -> Stream.of((path == null ? "" : path).split(java.io.File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
