package dev.keadm.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class CliArchitectureTest {
    private static final JavaClasses CLI = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.keadm.cli");

    @Test
    void shouldKeepTheTerminalToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.keadm.cli.console..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .because("the commands do not know what they are shown on")
                .check(CLI);
    }

    @Test
    void shouldEndTheProcessInMainOnly() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .because("tests run commands in their own process")
                .check(CLI);
    }

    @Test
    void shouldKeepTheAgentOut() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.keadm.edgecore..")
                .because("the agent is a program of its own")
                .check(CLI);
    }
}
