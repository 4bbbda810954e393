package io.attain.agreement;

import io.attain.terms.Agreement.Support;
import io.attain.terms.AgreementDocument;
import io.attain.terms.Documents;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds on the server what agreements rest on, so that the linter can tell whether their targets can be kept. */
@Component
public class SupportingAgreements {

    private final AgreementRegister register;
    private final AgreementAccess access;

    SupportingAgreements(AgreementRegister register, AgreementAccess access) {
        this.register = register;
        this.access = access;
    }

    /**
     * Finds the agreements that others rest on, over all levels. What the linter says of them is for who may read them.
     *
     * @param documents the agreements that rest on others, never {@literal null}
     * @param account whose reading counts, never {@literal null}
     * @return the versions in force of those that are not among the documents and that the account may read
     */
    public Documents of(Documents documents, String account) {
        Set<String> seen = new HashSet<>();
        Deque<AgreementDocument> open = new ArrayDeque<>(documents.agreements());
        documents.agreements().forEach(it -> seen.add(it.agreement().reference()));
        List<AgreementDocument> found = new ArrayList<>();
        while (!open.isEmpty()) {
            for (Support support : open.remove().agreement().supports()) {
                if (seen.add(support.agreement())) {
                    List<AgreementDocument> read = read(support.agreement(), account);
                    open.addAll(read);
                    found.addAll(read);
                }
            }
        }
        return new Documents(found, List.of(), List.of());
    }

    private List<AgreementDocument> read(String reference, String account) {
        return register.find(reference)
                .filter(it -> register.status(it) == Milestone.IN_FORCE && access.reads(account, it))
                .map(it -> Documents.read(reference, it.document()).agreements())
                .orElse(List.of());
    }
}
