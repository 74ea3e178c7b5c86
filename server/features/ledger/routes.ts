import {stream} from 'hono/streaming'
import {z} from '@hono/zod-openapi'
import {AirworthyError} from '@airworthy/kernel'
import type {Database} from '../../database/connection.ts'
import {answers, route, routes, type App} from '../../http/route.ts'
import type {Checkpoint} from '@airworthy/evidence'
import type {Checkpoints} from './checkpoints.ts'
import {checkpointView, type CheckpointView} from './views.ts'
import {mayExport, mayMakeCheckpoint, mayReadCheckpoint} from './policy.ts'

const checkpointAnswer = answers(checkpointView, 'a signed checkpoint')

/** The ledger over HTTP: its export, and checkpoints to keep elsewhere. */
export function ledgerRoutes({
  database,
  checkpoints,
  exportLines,
}: {
  database: Database
  checkpoints: Checkpoints
  exportLines: () => AsyncIterable<string>
}): App {
  return routes()
    .openapi(
      route(mayExport, '/api/ledger/export', {
        method: 'get',
        responses: {
          200: {
            description: 'the ledger as NDJSON',
            content: {'application/x-ndjson': {schema: z.string()}},
          },
        },
      }),
      (context) => {
        context.header('content-type', 'application/x-ndjson')
        context.header('content-disposition', 'attachment; filename="airworthy-ledger.ndjson"')
        return stream(context, async (output) => {
          for await (const line of exportLines()) await output.write(`${line}\n`)
        }) as never // the declared answer is the streamed text
      },
    )
    .openapi(
      route(mayReadCheckpoint, '/api/ledger/checkpoint', {
        method: 'get',
        responses: {200: checkpointAnswer},
      }),
      async (context) => {
        const latest = await checkpoints.latest(database)
        if (!latest) throw new AirworthyError('not-found', 'no checkpoint has been made yet')
        return context.json(viewOf(latest), 200)
      },
    )
    .openapi(
      route(mayMakeCheckpoint, '/api/ledger/checkpoints', {
        method: 'post',
        responses: {201: checkpointAnswer},
      }),
      async (context) => context.json(viewOf(await checkpoints.make()), 201),
    )
}

function viewOf(checkpoint: Checkpoint): CheckpointView {
  return {...checkpoint, heads: [...checkpoint.heads]}
}
