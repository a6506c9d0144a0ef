import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { AcknowledgeInterceptor } from './acknowledge.interceptor.js';
import type { Consumer } from './consumers.js';

/** Marks the one method that handles what arrives in `consumer`'s queue. Its payload is a checked `DomainEvent`. */
export const Consumes = (consumer: Consumer) =>
  applyDecorators(EventPattern(consumer.name) as MethodDecorator, UseInterceptors(AcknowledgeInterceptor));
