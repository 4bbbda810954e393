package io.attain.negotiation.workflow;

import io.attain.RunningApplication;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.terms.Agreement.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many agreements that both sides have agreed on and nobody has signed, for benchmarks: the paper supply, with three signatories. */
public final class AgreedAgreements {

    /** Who signs, in the order of the document. */
    public static final List<String> SIGNATORIES =
            List.of("provider-signatory", "provider-legal", "customer-signatory");

    private final AgreementRegister register;
    private final AgreementViews views;
    private final TransactionTemplate transaction;
    private final String document;
    private int count;

    /** Prepares some agreements. */
    public AgreedAgreements(RunningApplication application) throws IOException {
        this.register = application.bean(AgreementRegister.class);
        this.views = application.bean(AgreementViews.class);
        this.transaction = new TransactionTemplate(application.bean(PlatformTransactionManager.class));
        this.document = Files.readString(Path.of("examples/paper-supply.yaml"))
                .replace(
                        "{user: provider-legal, party: mill, duties: [legal]}",
                        "{user: provider-legal, party: mill, duties: [legal, signatory]}");
    }

    /**
     * Makes more of them, without the process of their drafting.
     *
     * @return their references
     */
    public List<String> agree(int more) {
        List<String> references = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < more; i++) {
                String reference = "PAPER-" + count++;
                AgreementVersion version = register.draft(document.replace("PAPER-2026", reference), "provider-owner");
                register.reach(version, Milestone.AGREED, "customer-owner", "");
                references.add(reference);
            }
        });
        return references;
    }

    /** Shows one to the customer, as the task did in which the customer has agreed. */
    public void show(String reference) {
        views.of(register.get(reference), Role.CUSTOMER);
    }
}
