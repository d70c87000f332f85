import type { FastifyRequest } from 'fastify';

const PROBES = /^\/(health|metrics|docs)(\/|$)/;

/** Without what was asked. */
export function pathOf(request: FastifyRequest): string {
  return request.url.replace(/\?.*$/, '');
}

/** Whether it is asked by probes or by those who read the documentation: that is no traffic. */
export function isProbe(request: FastifyRequest): boolean {
  return PROBES.test(pathOf(request));
}
