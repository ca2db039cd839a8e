import { fastify, type FastifyInstance, type FastifyReply } from 'fastify';
import { cancel, nothing, pause, reload, resume, run, status, trigger } from '../../schema/validate-requests.js';
import type { ErrorAnswer } from './answers.ts';
import type { Commands } from './commands.ts';
import { ControlError, type ControlErrorCode } from './control-error.ts';
import { REQUEST_SCHEMAS, type RequestName } from './request-schemas.ts';

/** A client that has not said all by then is not waited for. */
const REQUEST_TIMEOUT_MS = 5000;
/** A connection on which nothing moves; longer than a client may wait for a run. */
const IDLE_TIMEOUT_MS = 45_000;
const MOST_CONNECTIONS = 100;
const LARGEST_BODY_BYTES = 256 * 1024;

/**
 * The requests to a runner over HTTP: `GET` asks, `POST` tells, bodies are JSON, each is checked against its schema. It does not listen yet. Other ways
 * in (TCP, tokens) are to be hooks and listeners of this app; its routes have their schemas, from which a description of all can be made.
 *
 * @param onFailure told of what is a mistake of ours.
 */
export function createControlApp(commands: Commands, onFailure: (error: Error) => void): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: IDLE_TIMEOUT_MS,
    keepAliveTimeout: 1000,
    http: { headersTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: 1000 },
    // Both compiled ahead: the compilers that it would load take as much memory as itself. Its types know no validator but ajv's.
    schemaController: {
      compilersFactory: {
        buildValidator: () => compiledValidator as never,
        buildSerializer: () => () => (answer) => JSON.stringify(answer),
      },
    },
    schemaErrorFormatter: ([error], part) =>
      new ControlError('bad-request', `the ${part}${(error?.instancePath ?? '').replaceAll('/', '.')} ${error?.message}`),
  });
  app.server.maxConnections = MOST_CONNECTIONS;

  const routes: Routes = {
    'GET /v1/status': ['status', commands.status],
    'GET /v1/plan': ['nothing', commands.plan],
    'GET /v1/run': ['run', commands.run],
    'POST /v1/pause': ['pause', commands.pause],
    'POST /v1/resume': ['resume', commands.resume],
    'POST /v1/reload': ['reload', commands.reload],
    'POST /v1/trigger': ['trigger', commands.trigger],
    'POST /v1/cancel': ['cancel', commands.cancel],
  };
  for (const [route, [name, command]] of Object.entries(routes)) {
    const [method = '', url = ''] = route.split(' ');
    const part = method === 'GET' ? 'querystring' : 'body';
    app.route({
      method,
      url,
      schema: { [part]: REQUEST_SCHEMAS[name] },
      // Its shape is what the schema says.
      handler: async (request) => command(request[part === 'body' ? 'body' : 'query'] as never),
    });
  }

  app.setNotFoundHandler((request, reply) =>
    refuse(reply, 'no-such-request', `this runner knows no ${request.method} ${request.url}`),
  );
  app.setErrorHandler((error: Error & { readonly statusCode?: number }, _request, reply) => {
    if (error instanceof ControlError) return refuse(reply, error.code, error.message);
    if ((error.statusCode ?? 500) < 500) return refuse(reply, 'bad-request', error.message);
    onFailure(error);
    return refuse(reply, 'internal', 'the runner could not carry it out: its log says why');
  });
  return app;
}

type Routes = Readonly<Record<string, readonly [RequestName, (request: never) => unknown]>>;

const VALIDATORS: Readonly<Record<RequestName, (value: unknown) => boolean>> = {
  cancel,
  nothing,
  pause,
  reload,
  resume,
  run,
  status,
  trigger,
};

/** The validator of a schema by the name it has among the schemas. */
function compiledValidator(route: unknown): (value: unknown) => boolean {
  const { schema } = route as { readonly schema: unknown };
  const name = (Object.keys(REQUEST_SCHEMAS) as RequestName[]).find((each) => REQUEST_SCHEMAS[each] === schema);
  if (name === undefined) throw new Error('a route has a schema that is not compiled');
  return VALIDATORS[name];
}

function refuse(reply: FastifyReply, code: ControlErrorCode, message: string): FastifyReply {
  const answer: ErrorAnswer = { error: { code, message } };
  return reply.status(new ControlError(code, message).status).send(answer);
}
