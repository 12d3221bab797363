package dev.keadm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CoreArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.keadm");

    @Test
    void shouldKnowTheOperatingSystemOnlyInItsHost() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.keadm.host.linux..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.keadm.host.linux..")
                .because("what runs on Linux today runs on Windows tomorrow, through the same ports")
                .check(CORE);
    }

    @Test
    void shouldNotSeeTheProgramsBuiltOnIt() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.keadm.cli..", "dev.keadm.edgecore..", "dev.keadm.sandbox..", "dev.keadm.windows..")
                .because("the arrows point from the programs to the core")
                .check(CORE);
    }

    @Test
    void shouldLeaveConsolesAndNativeCallsToOthers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "org.jline..", "com.sun.jna..", "org.sqlite..")
                .because("the agent carries the core, and must not carry these")
                .check(CORE);
    }

    @Test
    void shouldKeepTheEngineFreeOfFeatures() {
        noClasses()
                .that()
                .resideInAPackage("dev.keadm.workflow..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.keadm.join..", "dev.keadm.reset..", "dev.keadm.host.linux..", "dev.keadm.preflight..")
                .because("a workflow is data to the engine, and the machine something that it hands on to steps")
                .check(CORE);
    }

    @Test
    void shouldWaitThroughClocksAndEndThroughMain() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .because("waits take an injected clock, and only a Main ends a process")
                .check(CORE);
    }

    @Test
    void shouldHoldRequestsAndReceiptsAsRecords() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Request")
                .and()
                .resideOutsideOfPackage("dev.keadm.cri.v1..")
                .and()
                .areNotInterfaces()
                .or()
                .haveSimpleNameEndingWith("Receipt")
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .because("they are values")
                .allowEmptyShould(true)
                .check(CORE);
    }
}
