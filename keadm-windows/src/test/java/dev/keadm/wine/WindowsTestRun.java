package dev.keadm.wine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The program inside Wine. */
final class WindowsTestRun implements TestExecutionListener {
    private final Path results;
    private TestPlan plan;

    private WindowsTestRun(Path results, TestPlan plan) {
        this.results = results;
        this.plan = plan;
    }

    /** @param words folder of classes, file for the results, regular expression of class names */
    public static void main(String[] words) throws IOException {
        Path results = Path.of(words[1]);
        Files.createFile(results);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(Path.of(words[0]))))
                .filters(TagFilter.includeTags(OnWindows.TAG), ClassNameFilter.includeClassNamePatterns(words[2]))
                .build();
        var launcher = LauncherFactory.create();
        TestPlan plan = launcher.discover(request);
        launcher.execute(plan, new WindowsTestRun(results, plan));
        System.out.flush();
        // a thread that a test left must not keep the run from ending
        System.exit(0);
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        write(new WindowsTestResult(WindowsTestResult.Outcome.SKIPPED, name(test), reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        WindowsTestResult.Outcome outcome = switch (result.getStatus()) {
            case SUCCESSFUL -> WindowsTestResult.Outcome.PASSED;
            case ABORTED -> WindowsTestResult.Outcome.SKIPPED;
            case FAILED -> WindowsTestResult.Outcome.FAILED;
        };
        if (test.isTest() || outcome != WindowsTestResult.Outcome.PASSED) {
            write(new WindowsTestResult(
                    outcome,
                    name(test),
                    result.getThrowable().map(WindowsTestRun::trace).orElse("")));
        }
    }

    private String name(TestIdentifier test) {
        return plan.getParent(test)
                .map(parent -> parent.getDisplayName() + " ")
                .orElse("")
                .concat(test.getDisplayName());
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** At once, so that a Java that dies leaves what it had come to. */
    private void write(WindowsTestResult result) {
        try {
            Files.writeString(results, result.line(), StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
