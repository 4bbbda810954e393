-- Warnings came as tasks until now; whoever wanted those is told of warnings as before.
update notification_preference set kinds = kinds || ',WARNING' where kinds like '%TASK%' and kinds not like '%WARNING%';
