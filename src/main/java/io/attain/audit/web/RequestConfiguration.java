package io.attain.audit.web;

import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The record wants to know of a request from its beginning. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    /** Stands before Spring Security's filters, else logins come from nowhere. Jersey would bring one that stands behind them. */
    @Bean
    OrderedRequestContextFilter requestContextFilter() {
        return new OrderedRequestContextFilter();
    }
}
