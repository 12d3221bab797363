package dev.keadm.edgecore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class AgentArchitectureTest {
    private static final JavaClasses AGENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.keadm.edgecore");

    @Test
    void shouldNotCarryTheInstaller() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.keadm.join..",
                        "dev.keadm.reset..",
                        "dev.keadm.preflight..",
                        "dev.keadm.workflow..",
                        "dev.keadm.artifact..",
                        "dev.keadm.windows.host..",
                        "dev.keadm.cli..",
                        "dev.keadm.sandbox..")
                .because("the agent only runs; joining and resetting is keadm's")
                .check(AGENT);
    }

    @Test
    void shouldStaySmall() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "picocli..",
                        "org.jline..",
                        "io.fabric8..",
                        "tools.jackson.databind..",
                        "org.apache.commons.compress..")
                .because("every thousand classes cost a resident agent about ten megabytes")
                .check(AGENT);
    }

    @Test
    void shouldKeepSqlInTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.keadm.edgecore.meta..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite..")
                .because("what is on disk has one owner")
                .check(AGENT);
    }

    @Test
    void shouldWaitThroughClocksAndEndThroughMain() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .because("waits take an injected clock, and only Main ends the process")
                .check(AGENT);
    }
}
