package io.attain.problem.web;

import io.attain.problem.PlausibleDays;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads the days that addresses and forms name, such as 2026-12-31; what lies thousands of years away is none. */
@Configuration(proxyBeanMethods = false)
class DayParameters implements WebMvcConfigurer {

    /** Nothing asks for no day. */
    private static final class Days implements Converter<String, LocalDate> {

        @Override
        public @Nullable LocalDate convert(String text) {
            return text.isBlank() ? null : PlausibleDays.check(LocalDate.parse(text.strip()));
        }
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new Days());
    }
}
