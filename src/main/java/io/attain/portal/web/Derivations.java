package io.attain.portal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Derivations for people to read. */
final class Derivations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Derivations() {}

    static String readable(String json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A stored derivation is JSON.", impossible);
        }
    }
}
