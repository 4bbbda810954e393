package io.attain.portfolio;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Has the portfolio kept while nobody looks. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PortfolioSchedule {}
