package io.attain.notification.workflow;

/** The names that code and model of the process share. */
final class NotificationRun {

    static final String KEY = "NotificationRun";

    private NotificationRun() {}
}
