import type {AuthoredItemView} from '@airworthy/server/features/authoring/views.ts'
import {day} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {Facts} from '../../design/facts.tsx'
import {percent, plain, signed} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import styles from './authoring.module.css'

/** What the author says of the item: the false belief, the expected figures, source and bias. */
export function ItemFactsPanel({item}: {item: AuthoredItemView}) {
  const {prior} = item
  return (
    <Panel title="Facts" note={`version ${item.number}`}>
      <dl className={styles['facts']}>
        {(
          [
            ['Catches the belief', item.targets],
            ['Why this difficulty', prior.reason],
            ['Whom the wording could disadvantage', item.bias],
            ['Source', item.source],
          ] as const
        ).map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Facts
        facts={[
          ['Expected difficulty', `${signed(prior.b)} logits`],
          ['Expected discrimination', plain(prior.a, 2)],
          ['Guessing', percent(item.guessing)],
          ['Points', plain(item.maximumScore)],
          ['Time expected', `${plain(item.minutes, 1)} min`],
          ['Tags', item.tags.length === 0 ? 'none' : item.tags.join(', ')],
          ['Digest', <span className="mono">{item.version.slice(0, 12)}</span>],
        ]}
      />
    </Panel>
  )
}

/** The versions that ran here, the present one marked. */
export function ItemHistoryPanel({history}: {history: AuthoredItemView['history']}) {
  return (
    <Panel title="History" note={history.length || undefined}>
      {history.length === 0 ? (
        <EmptyState
          title="No version has run here"
          consequence="The history begins when the item is given for the first time."
        />
      ) : (
        <ul className={styles['list']}>
          {history.map(({version, firstSeenAt, people, present}) => (
            <li key={version} className={styles['line']}>
              <span className="mono">{version.slice(0, 12)}</span>
              <span>since {day(firstSeenAt)}</span>
              <span className="meta">n {plain(people)}</span>
              {present && <span className="tag">present</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
