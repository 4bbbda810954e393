package io.attain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;

@AnalyzeClasses(packages = "io.attain", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORE = {
        "io.attain.terms..", "io.attain.evaluation..", "io.attain.agreement.contract.."
    };

    @ArchTest
    static final ArchRule theCoreKnowsNeitherFrameworkNorEngineNorDatabase = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.camunda..", "java.sql..", "javax.sql..", "jakarta..");

    @ArchTest
    static final ArchRule theCoreKnowsNoClock = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .accessTargetWhere(readsTheClock())
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule onlyPackagesNamedWorkflowKnowTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("io.attain..workflow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..");

    @ArchTest
    static final ArchRule onlyStoresKnowTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackages("io.attain..store..", "io.attain.database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..");

    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        Set<String> times = Set.of(
                Instant.class.getName(),
                LocalDate.class.getName(),
                LocalDateTime.class.getName(),
                OffsetDateTime.class.getName(),
                ZonedDateTime.class.getName());
        return DescribedPredicate.describe("reads the clock", access -> {
            AccessTarget target = access.getTarget();
            String owner = target.getOwner().getName();
            String name = target.getName();
            boolean now = times.contains(owner) && name.equals("now");
            boolean millis = owner.equals(System.class.getName()) && name.startsWith("current");
            boolean date = owner.equals(Date.class.getName()) && name.equals("<init>");
            return now || millis || date;
        });
    }
}
