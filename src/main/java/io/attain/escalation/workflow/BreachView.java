package io.attain.escalation.workflow;

import io.attain.escalation.Escalation;
import io.attain.escalation.EscalationViews.Figure;
import io.attain.escalation.EscalationViews.LadderStep;
import io.attain.escalation.EscalationViews.Minute;
import io.attain.escalation.EscalationViews.View;
import io.attain.workflow.FormWords;
import java.util.List;

/**
 * What the forms about a breach show.
 *
 * @param reference the agreement's reference
 * @param title its title
 * @param objective the objective's name
 * @param period the period's short name
 * @param severity in words
 * @param level the level that has it
 * @param headline how bad it is, in words
 * @param consequences what repeated breaches have set off, empty for nothing
 * @param next what comes next and when
 * @param figures what was measured
 * @param steps the ladder
 * @param minutes who did and said what
 * @param decisions what those who have it can do with it, as the form offers that
 * @param people to whom it can be handed over, as the form offers them
 * @param page where more can be read, relative to the host
 */
record BreachView(
        String reference,
        String title,
        String objective,
        String period,
        String severity,
        int level,
        String headline,
        String consequences,
        String next,
        List<Figure> figures,
        List<Step> steps,
        List<Minute> minutes,
        List<Choice> decisions,
        List<Choice> people,
        String page) {

    record Step(String level, String people, String within, String why) {

        static Step of(LadderStep step) {
            return new Step(String.valueOf(step.level()), step.people(), step.within(), step.why());
        }
    }

    record Choice(String label, String value) {}

    static BreachView of(View view, List<String> people, List<String> decisions, FormWords words) {
        Escalation escalation = view.line().escalation();
        return new BreachView(
                escalation.reference(),
                view.line().title(),
                view.line().objective(),
                escalation.breach().period(),
                view.line().severity(),
                escalation.standing().level(),
                view.headline(),
                String.join(". ", view.consequences()),
                view.line().next(),
                view.figures(),
                view.steps().stream().map(Step::of).toList(),
                view.minutes(),
                decisions.stream()
                        .map(it -> new Choice(words.say("form.breach." + it), it))
                        .toList(),
                people.stream().map(it -> new Choice(it, it)).toList(),
                "/escalations/" + escalation.number());
    }
}
