package io.attain.audit.history;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the engine's history, and the models that it refers to, say of processes. */
public interface ProcessArchive {

    /**
     * A process that can be searched for.
     *
     * @param key its key
     * @param name what it is called
     * @param ends its end events
     */
    record KnownProcess(String key, String name, List<End> ends) {

        /** Copies the list. */
        public KnownProcess {
            ends = List.copyOf(ends);
        }
    }

    /**
     * An end event.
     *
     * @param id its id in the model
     * @param name what it is called
     */
    record End(String id, String name) {}

    /**
     * Lists the processes in their latest versions.
     *
     * @return in order of their names, never {@literal null}
     */
    List<KnownProcess> processes();

    /**
     * Returns what an element is called.
     *
     * @param definition the id of the process's definition, never {@literal null}
     * @param element the element's id, {@literal null} for none
     * @return its name, its id if it has no name or the definition is gone; {@literal null} for none
     */
    @Nullable
    String name(String definition, @Nullable String element);

    /**
     * Tells everything about an instance.
     *
     * @param actor the account that asks, which has been checked to be an auditor's, never {@literal null}
     * @param instance the instance's id, never {@literal null}
     * @return empty if there is none
     */
    Optional<InstanceStory> story(String actor, String instance);

    /**
     * Returns the diagram of the model by which an instance ran.
     *
     * @param actor the account that asks, which has been checked to be an auditor's, never {@literal null}
     * @param instance the instance's id, never {@literal null}
     * @return BPMN 2.0 XML, empty if there is no such instance
     */
    Optional<String> diagram(String actor, String instance);
}
