package io.attain.access.web;

import io.attain.access.Login;
import io.attain.access.TaskReturns;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets people give a task back that they have claimed. The engine would ask for the right to assign tasks, which would let them
 * assign it to others.
 */
class TaskReturnFilter extends OncePerRequestFilter {

    private static final String TASK = "/task/";

    private final TaskReturns tasks;

    TaskReturnFilter(TaskReturns tasks) {
        this.tasks = tasks;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !EngineDoor.UNCLAIM.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        int from = path.lastIndexOf(TASK) + TASK.length();
        if (tasks.giveBack(
                path.substring(from, path.lastIndexOf('/')), Login.current().name())) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            Problems.write(request, response, HttpStatus.FORBIDDEN, "You have not claimed this task.");
        }
    }
}
