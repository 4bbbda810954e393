package io.attain.workflow.store;

import io.attain.workflow.EngineTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcEngineTables implements EngineTables {

    private final JdbcClient jdbc;

    JdbcEngineTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void complete() {
        // Whenever a task is completed the engine looks for its subtasks, and else through all open tasks.
        jdbc.sql("create index if not exists ATTAIN_IDX_TASK_PARENT on ACT_RU_TASK (PARENT_TASK_ID_)")
                .update();
        // Process history is asked who worked on what.
        jdbc.sql("create index if not exists ATTAIN_IDX_HI_TASK_ASSIGNEE on ACT_HI_TASKINST (ASSIGNEE_)")
                .update();
    }
}
