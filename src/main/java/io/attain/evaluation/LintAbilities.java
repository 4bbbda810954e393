package io.attain.evaluation;

/** Finds abilities that the format has and the core does not compute yet: nothing that is written is ever left out silently. */
final class LintAbilities {

    private LintAbilities() {}

    static void check(LintSubject subject) {
        subject.forEachObjective((objective, index) -> {
            if (!objective.warn().isEmpty()) {
                subject.error(
                        LintCode.NOT_COMPUTED,
                        LintSubject.objective(index) + "/warn",
                        "a warning before a breach is not computed yet: nobody would be warned",
                        "leave it out for now");
            }
        });
    }
}
