package io.attain.problem.web;

import io.attain.problem.Problem;
import io.attain.terms.PlainText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses, in the names of files and parts of a form, characters that nothing can show. Where U+0000 stands as it
 * is, the server throws as soon as somebody looks for a field; where it is encoded, the form is read and shows it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainFileNames extends OncePerRequestFilter implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidFileNameException odd) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request instanceof MultipartHttpServletRequest form) {
            form.getMultiFileMap().values().stream().flatMap(Collection::stream).forEach(PlainFileNames::check);
        }
        return true;
    }

    private static void check(MultipartFile file) {
        if (isOdd(file.getName()) || isOdd(file.getOriginalFilename())) {
            throw Problem.unreadable("The name of a file has no characters that cannot be shown, such as U+0000.");
        }
    }

    private static boolean isOdd(@Nullable String name) {
        return name != null && PlainText.stray(name) != null;
    }
}
