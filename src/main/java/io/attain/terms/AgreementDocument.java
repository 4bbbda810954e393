package io.attain.terms;

/**
 * An agreement and the document that it was read from.
 *
 * @param agreement the terms
 * @param source the document, which knows the line of every part
 */
public record AgreementDocument(Agreement agreement, SourceDocument source) {}
