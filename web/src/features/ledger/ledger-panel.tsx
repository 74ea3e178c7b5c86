import {Button} from '@mantine/core'
import {useQuery, useQueryClient} from '@tanstack/react-query'
import {moment} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {Facts} from '../../design/facts.tsx'
import {Notice} from '../../design/notice.tsx'
import {plain} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {RequestRefused} from '../../interface/request-refused.ts'
import {useSubmission} from '../people/form.ts'
import {checkpointFacts} from './checkpoint-facts.ts'
import styles from './ledger-panel.module.css'

const checkpointKey = ['ledger', 'checkpoint']

/** The latest signed checkpoint of the ledger, to download; a new one; the whole export. */
export function LedgerPanel() {
  const client = useQueryClient()
  const checkpoint = useQuery({
    queryKey: checkpointKey,
    queryFn: ({signal}) => latestCheckpoint(signal),
  }).data
  const make = useSubmission(async () => {
    await request('/api/ledger/checkpoints', {method: 'POST', body: {}})
    await client.invalidateQueries({queryKey: checkpointKey})
  })
  const facts = checkpointFacts(checkpoint)
  return (
    <Panel title="Ledger" note="every decision, one hash chain per stream">
      <div className={styles['stack']}>
        {make.refusal !== undefined && (
          <Notice kind="breach" word="Not made">
            {make.refusal}
          </Notice>
        )}
        {facts ? (
          <Facts
            facts={[
              ['Checkpoint', moment(facts.at)],
              ['Covers', `${plain(facts.entries)} entries in ${plain(facts.streams)} streams`],
              ['Root', <code key="root">{facts.root}</code>],
              ['Signed by', <code key="key">{facts.keyId}</code>],
            ]}
          />
        ) : (
          <EmptyState
            title="No checkpoint yet"
            consequence="Until one is kept outside this server, nobody can tell whether the end of the ledger was cut off."
          />
        )}
        <p className="small muted reading">
          Keep checkpoints elsewhere. With one, <code>airworthy ledger verify</code> finds every
          entry that was edited, moved, lost or cut off, and needs no trust in this server.
        </p>
        <form className={styles['buttons']} onSubmit={make.submit}>
          <Button type="submit" disabled={make.busy}>
            Make a checkpoint
          </Button>
          {facts && (
            <Button
              component="a"
              href="/api/ledger/checkpoint"
              download={`airworthy-checkpoint-${facts.at.slice(0, 10)}.json`}
            >
              Download the checkpoint
            </Button>
          )}
          <Button component="a" href="/api/ledger/export" download="airworthy-ledger.ndjson">
            Export the ledger
          </Button>
        </form>
      </div>
    </Panel>
  )
}

/** The latest checkpoint, or null while there is none. */
async function latestCheckpoint(signal: AbortSignal): Promise<unknown> {
  try {
    return await request<unknown>('/api/ledger/checkpoint', {signal})
  } catch (error) {
    if (error instanceof RequestRefused && error.status === 404) return null
    throw error
  }
}
