package io.attain.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * What a test does with the engine in place of people and time.
 *
 * @param engine the engine
 */
public record ProcessRun(ProcessEngine engine) {

    /** Gets the only running instance of a process for an agreement. */
    public ProcessInstance instance(String process, String reference) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(reference)
                .singleResult();
    }

    /** Lists all running instances of a process for an agreement. */
    public List<ProcessInstance> instances(String process, String reference) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(reference)
                .list();
    }

    /** Gets the only task that somebody is a candidate for. */
    public Task taskOf(String user, String reference) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskCandidateUser(user)
                .includeAssignedTasks()
                .singleResult();
    }

    /** Lists the tasks that somebody is a candidate for. */
    public List<Task> tasksOf(String user, String reference) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskCandidateUser(user)
                .includeAssignedTasks()
                .list();
    }

    /** Completes a task as somebody, with what the form sends, after a look at what the form shows. */
    public void complete(Task task, String user, Map<String, Object> form) {
        ShownForm.check(engine.getTaskService(), task);
        engine.getIdentityService().setAuthentication(user, List.of());
        try {
            engine.getFormService().submitTaskForm(task.getId(), form);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** Lists the jobs that are due. */
    public List<Job> dueJobs(String process, String reference) {
        List<String> instances = instances(process, reference).stream()
                .map(ProcessInstance::getId)
                .toList();
        return engine.getManagementService().createJobQuery().executable().list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .toList();
    }

    /** Executes the jobs that are due. */
    public void executeJobs(String process, String reference) {
        dueJobs(process, reference).forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    /**
     * Executes what is due and what follows from it, one after the other in the order of time: where an instance waits for
     * several, the one that comes takes the others away.
     */
    public void executeAllJobs(String process, String reference) {
        Optional<Job> next;
        do {
            next = dueJobs(process, reference).stream().min(Comparator.comparing(Job::getDuedate));
            next.ifPresent(job -> engine.getManagementService().executeJob(job.getId()));
        } while (next.isPresent());
    }

    /** Executes what is due of a process that belongs to no agreement, and what follows from it, until nothing is left. */
    public void executeJobs(String process) {
        List<Job> due;
        do {
            due = dueJobs(process);
            due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        } while (!due.isEmpty());
    }

    /** Lists the jobs of a process that are due and have not failed for good. */
    public List<Job> dueJobs(String process) {
        return engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey(process)
                .withRetriesLeft()
                .executable()
                .list();
    }

    /** Lists the end events that instances of a process have reached. */
    public List<String> ends(String process) {
        return engine.getHistoryService().createHistoricActivityInstanceQuery().list().stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .filter(activity -> activity.getProcessDefinitionKey().equals(process))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** Lists the end events that instances of a process for an agreement have reached. */
    public List<String> ends(String process, String reference) {
        List<String> instances = engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(reference)
                .list()
                .stream()
                .map(instance -> instance.getId())
                .toList();
        return engine.getHistoryService().createHistoricActivityInstanceQuery().list().stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .filter(activity -> instances.contains(activity.getProcessInstanceId()))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }
}
