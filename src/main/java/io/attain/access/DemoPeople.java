package io.attain.access;

import java.util.List;
import java.util.Set;

/** The demonstration's accounts: one for each duty, on the side where it is met most often, and one for each role. */
public final class DemoPeople {

    /** The password of every one of them. */
    public static final String PASSWORD = "demo";

    /**
     * One account of the demonstration.
     *
     * @param name the account's name
     * @param displayName the name that others read
     * @param roles the application roles
     */
    public record Person(String name, String displayName, Set<Role> roles) {}

    /** All of them, in the order in which they are shown. */
    public static final List<Person> ALL = List.of(
            person("provider-owner", "Paula Provider (owner)"),
            person("provider-signatory", "Sven Provider (signatory)"),
            person("provider-legal", "Lena Provider (legal)"),
            person("provider-data", "Dario Provider (data owner)"),
            person("provider-executive", "Erik Provider (executive)"),
            person("customer-owner", "Clara Customer (owner)"),
            person("customer-signatory", "Simon Customer (signatory)"),
            person("customer-legal", "Laura Customer (legal)"),
            person("customer-reviewer", "Rosa Customer (reviewer)"),
            person("customer-receiver", "Remy Customer (receiver)"),
            person("customer-executive", "Edith Customer (executive)"),
            person("mediator", "Mina Mediator"),
            person("arbiter", "Arno Arbiter"),
            person("manager", "Max Manager", Role.MANAGER),
            person("auditor", "Ada Auditor", Role.AUDITOR),
            person("administrator", "Adam Administrator", Role.ADMINISTRATOR));

    private DemoPeople() {}

    private static Person person(String name, String displayName, Role... roles) {
        return new Person(name, displayName, Set.of(roles));
    }
}
