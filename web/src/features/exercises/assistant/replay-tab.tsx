import type {AssistantAction, AssistantView, ReplayView, ShareChange} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {Notice} from '../../../design/notice.tsx'
import {Status} from '../../../design/status.tsx'
import {EstimateRow} from '../estimate-row.tsx'
import type {PaneProps} from '../pane.ts'
import {throughWords} from './assistant-words.ts'
import styles from './assistant.module.css'

const shares = {min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1]} as const

/** Runs everything against both assistants and shows what changed, with intervals. */
export function ReplayTab({view, act, busy, finished}: PaneProps<AssistantView, AssistantAction>) {
  const {replay} = view
  return (
    <>
      <div className={styles['bar']}>
        <h2>Replay</h2>
        <Button disabled={busy || finished} onClick={() => void act({kind: 'replay'})}>
          {replay === null ? 'Run everything' : 'Run everything again'}
        </Button>
      </div>
      <p className="meta">
        Your own attacks that worked, 224 simulated attacks that you have not seen, and 40 harmless
        conversations: against the assistant as delivered, then with your changes. You are judged on
        another draw of the unseen ones.
      </p>
      {replay === null ? <p>Nothing was replayed yet.</p> : <Results replay={replay} />}
    </>
  )
}

function Results({replay}: {replay: ReplayView}) {
  const {own, unseen, goals, techniques, through, benign, lost, validator} = replay
  return (
    <>
      {!replay.current && (
        <Notice kind="not-judged" word="Out of date">
          You have changed the assistant since this replay.
        </Notice>
      )}
      {validator !== null && (
        <Notice kind="error" word="Validator failed">
          {validator.message}. Nothing went out.
        </Notice>
      )}
      <section className={styles['part']}>
        <h3>Attacks that you have not seen</h3>
        <Change name="all" change={unseen} />
        <p>{differenceWords(unseen)}</p>
        {Object.keys(through).length > 0 && (
          <ul className={styles['list']}>
            {Object.entries(through).map(([breach, count]) => (
              <li key={breach}>
                <Status kind="breach">
                  {throughWords(breach)}: {count}
                </Status>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={styles['part']}>
        <h3>Harmless conversations that ended as they should</h3>
        <Change name="all" change={benign} />
        {lost.length > 0 && (
          <ul className={styles['list']}>
            {lost.map(({name, wanted, got}) => (
              <li key={name}>
                {name}: wanted {wanted}; {got}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={styles['part']}>
        <h3>By aim</h3>
        {goals.map((change) => (
          <Change key={change.id} name={change.id} change={change} />
        ))}
      </section>
      <section className={styles['part']}>
        <h3>By technique</h3>
        {techniques.map((change) => (
          <Change key={change.id} name={change.id} change={change} />
        ))}
      </section>
      <section className={styles['part']}>
        <h3>Your own attacks</h3>
        {own.length === 0 ? (
          <p className="meta">None has worked on the assistant as delivered yet.</p>
        ) : (
          <ul className={styles['list']}>
            {own.map(({chat, goal, worksAfter}) => (
              <li key={`${chat} ${goal}`}>
                Chat {chat}, {goal}:{' '}
                <Status kind={worksAfter ? 'breach' : 'pass'}>
                  {worksAfter ? 'still works' : 'fails now'}
                </Status>
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="tiny">
        Simulated. Intervals of shares: 95 % Wilson; of differences: 95 % Newcombe for pairs.
      </p>
    </>
  )
}

function Change({name, change}: {name: string; change: ShareChange}) {
  return (
    <div className={styles['change']}>
      <EstimateRow
        dense
        name={`${name}, before`}
        estimate={estimateOf(change.before)}
        scale={shares}
        write={percentWords}
      />
      <EstimateRow
        dense
        name={`${name}, after`}
        estimate={estimateOf(change.after)}
        scale={shares}
        write={percentWords}
      />
    </div>
  )
}

function estimateOf({successes, trials, low, high}: ShareChange['before']) {
  return {value: trials === 0 ? null : successes / trials, low, high, n: trials}
}

function percentWords(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function differenceWords({difference: {value, low, high}}: ShareChange): string {
  const points = (share: number) => (share * 100).toFixed(1)
  return `Attack success fell by ${points(value)} points (${points(low)} to ${points(high)}).`
}
