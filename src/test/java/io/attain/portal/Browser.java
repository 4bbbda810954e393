package io.attain.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.invisibilityOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlMatches;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.attain.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A person at a browser, who logs in, works on tasks in Tasklist, and logs out.
 *
 * @param port the application's port
 * @param driver what the browser is told
 * @param patience waits until something is there
 */
public record Browser(int port, ChromeDriver driver, WebDriverWait patience) implements AutoCloseable {

    /** The width of a usual window, and of a phone. */
    private static final int SCREEN = 1300;

    private static final int PHONE = 390;

    private static final Pattern TASK_GONE = Pattern.compile("/engine/default/task/[0-9a-f-]+ .* 404 ");
    private static final By FORM = By.cssSelector(".fjs-container");

    /** Starts it with an empty profile in a directory that the caller clears away. */
    public static Browser start(int port, Path profile) {
        ChromeDriver driver = Chromium.start(profile);
        return new Browser(port, driver, new WebDriverWait(driver, Duration.ofSeconds(30)));
    }

    /** The address of a page. */
    public String at(String path) {
        return "http://localhost:" + port + path;
    }

    /** Logs in with the password of the demonstration. */
    public void logIn(String name) {
        driver.get(at("/login"));
        patience.until(elementToBeClickable(By.id("username"))).sendKeys(name);
        driver.findElement(By.id("password")).sendKeys("demo");
        driver.findElement(By.id("submit")).click();
        patience.until(urlMatches("/(agreements|accounts)"));
    }

    /** Opens pages, and looks on each, on a screen and on a phone, for what keeps people out: nothing that axe calls serious or critical. */
    public void expectAccessible(List<String> pages) {
        List<String> serious = new ArrayList<>();
        inWidths(pages, List.of(SCREEN, PHONE), (page, width) -> new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .forEach(rule -> serious.add(page + " at " + width + " " + rule.getId() + ": " + rule.getHelp()
                                + " " + rule.getNodes().get(0).getTarget())));
        assertThat(serious).isEmpty();
    }

    /** Opens pages in windows of some widths, and looks whether any of them is wider than its window. */
    public void expectNothingBeside(List<String> pages, List<Integer> widths) {
        List<String> wide = new ArrayList<>();
        inWidths(pages, widths, (page, width) -> {
            long needed =
                    (Long) Objects.requireNonNull(driver.executeScript("return document.documentElement.scrollWidth"));
            if (needed > width) {
                wide.add(page + " needs " + needed + " of " + width + " pixels");
            }
        });
        assertThat(wide).as("pages that scroll sideways").isEmpty();
    }

    private void inWidths(List<String> pages, List<Integer> widths, BiConsumer<String, Integer> look) {
        for (String page : pages) {
            driver.get(at(page));
            patience.until(presenceOfElementLocated(By.tagName("main")));
            for (int width : widths) {
                driver.executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
                // The page hears of its width before the next frame.
                driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
                look.accept(page, width);
            }
        }
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** Logs out. */
    public void logOut() {
        driver.get(at("/agreements"));
        patience.until(elementToBeClickable(By.cssSelector(".who button"))).click();
        patience.until(urlContains("/login"));
    }

    /** Opens the first task of that name among one's work. */
    public void openTask(String name) {
        driver.get(at("/tasks"));
        openListedTask(name);
    }

    /** Opens the first task of that name among those that one of Tasklist's filters finds. */
    public void openTask(String name, String filter) {
        driver.get(at("/tasks"));
        click(By.xpath("//div[contains(@class,'task-filter')]//a[contains(normalize-space(.),'" + filter + "')]"));
        patience.until(textToBePresentInElementLocated(By.cssSelector(".task-filter.active"), filter));
        openListedTask(name);
    }

    private void openListedTask(String name) {
        click(By.xpath("//li[contains(@class,'task')]//a[contains(normalize-space(.),'" + name + "')]"));
        patience.until(visibilityOfElementLocated(FORM));
    }

    /** Takes the open task. */
    public void claim() {
        patience.until(elementToBeClickable(By.cssSelector("button.claim"))).click();
        patience.until(presenceOfElementLocated(By.cssSelector("button.unclaim")));
    }

    /** What the open task's form shows. */
    public String form() {
        return patience.until(visibilityOfElementLocated(FORM)).getText();
    }

    /** Chooses something in a form by its label. */
    public void choose(String choice) {
        By option = By.xpath("//div[contains(@class,'fjs-container')]//label[contains(normalize-space(.),'" + choice
                + "')]//input | //input[@id=//label[contains(normalize-space(.),'" + choice + "')]/@for]");
        click(option);
    }

    /** Clicks on what may be below the window, whose footer covers what is only just scrolled into view. */
    public void click(By what) {
        driver.executeScript(
                "arguments[0].scrollIntoView({block: 'center'})", patience.until(presenceOfElementLocated(what)));
        patience.until(elementToBeClickable(what)).click();
    }

    /** Writes into a form's field by its label. */
    public void fill(String label, String text) {
        By field = By.xpath("//*[self::input or self::textarea][@id=//label[starts-with(normalize-space(.),'" + label
                + "')]/@for]");
        patience.until(elementToBeClickable(field)).sendKeys(text);
    }

    /** Gives a reason where the open form asks for one. */
    public void explain(String reason) {
        driver.findElements(By.cssSelector(".fjs-container textarea")).stream()
                .filter(it -> it.isDisplayed())
                .findFirst()
                .ifPresent(it -> it.sendKeys(reason));
    }

    /** Chooses an answer and completes the task. */
    public void answer(String choice) {
        choose(choice);
        complete();
    }

    /** Completes the open task. */
    public void complete() {
        click(By.cssSelector("button[ng-click='complete()']"));
        patience.until(invisibilityOfElementLocated(FORM));
    }

    /** What a part of a page says, by its id. */
    public String text(String id) {
        return patience.until(visibilityOfElementLocated(By.id(id))).getText();
    }

    /** Opens a page again until a part of it says something. */
    public void await(String path, String id, String text) {
        patience.until(ignored -> {
            driver.get(at(path));
            return driver.findElements(By.id(id)).stream()
                    .anyMatch(it -> it.getText().contains(text));
        });
    }

    /**
     * Fails if the pages so far have left errors in the browser's console. That Tasklist asks once more for a task that has just
     * been completed is none.
     */
    public void expectNoErrors() {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .filter(entry -> entry.getLevel().equals(Level.SEVERE))
                        .filter(entry -> !TASK_GONE.matcher(entry.getMessage()).find())
                        .toList())
                .as("errors in the browser's console")
                .isEmpty();
    }

    @Override
    public void close() {
        Chromium.keepPicture(driver, "last");
        driver.quit();
    }
}
