import type {TeamStandingView} from '@airworthy/server/features/credentials/views.ts'
import type {RollUpView, TeamGapsView} from '@airworthy/server/features/curriculum/views.ts'
import {Button} from '@mantine/core'
import {EmptyState} from '../../design/empty-state.tsx'
import {TextField} from '../../design/field.tsx'
import {IntervalAxis} from '../../design/interval-axis.tsx'
import {IntervalLegend} from '../../design/interval-legend.tsx'
import {abilityScale} from '../../design/interval-scale.ts'
import {percent} from '../../design/numbers.ts'
import {Pager} from '../../design/pager.tsx'
import {Panel} from '../../design/panel.tsx'
import {domainName} from '../assessments/domain-words.ts'
import {byCurrency} from './by-currency.ts'
import {TeamPeopleList} from './team-people-list.tsx'
import {peoplePerPage} from './team-queries.ts'
import {TeamWholeRow} from './team-whole-row.tsx'
import styles from './team.module.css'

interface TeamPeoplePanelProps {
  team: TeamGapsView
  /** Where each stands; undefined until it is known. */
  standing: TeamStandingView | undefined
  /** Of the whole team, whatever is searched for. */
  rollUp: RollUpView
  typed: string
  offset: number
  onTyped: (text: string) => void
  onOffset: (offset: number) => void
}

const axisScale = {...abilityScale, ticks: [-2, 0, 2]}

/** People by domains: each interval against the level that the person's role requires. */
export function TeamPeoplePanel(props: TeamPeoplePanelProps) {
  const {team, standing, rollUp, typed, offset, onTyped, onOffset} = props
  return (
    <Panel title="People and domains" note={<IntervalLegend />}>
      {(team.completion.people > 15 || typed !== '') && (
        <TextField
          className={styles['search']}
          label="Search by name"
          type="search"
          value={typed}
          onChange={(event) => onTyped(event.currentTarget.value)}
        />
      )}
      {team.completion.people === 0 ? (
        <EmptyState
          title="Nobody is in this team yet"
          consequence="Nothing can be shown and nobody can be invited to a baseline. An administrator adds people to the team."
        />
      ) : team.rows.length === 0 ? (
        <EmptyState
          title="Nobody found"
          consequence={`No name in this team contains “${typed.trim()}”.`}
          action={
            <Button size="xs" onClick={() => onTyped('')}>
              Show everybody
            </Button>
          }
        />
      ) : (
        <>
          <div className={`${styles['row']} ${styles['head']}`} aria-hidden="true">
            <div>Person</div>
            <div>Currency</div>
            {rollUp.map(({domain}) => (
              <div key={domain} className={styles['cell']}>
                {domainName(domain)}
              </div>
            ))}
          </div>
          <TeamWholeRow rollUp={rollUp} completion={team.completion} standing={standing?.counts} />
          <TeamPeopleList
            // A new page or search begins at its top.
            key={`${typed.trim()} ${offset}`}
            rows={byCurrency(team.rows, standing)}
            offset={offset}
            total={team.total}
          />
          <div className={`${styles['row']} ${styles['axis']}`} aria-hidden="true">
            <div />
            <div className="tiny">logits</div>
            {rollUp.map(({domain}) => (
              <div key={domain} className={styles['cell']}>
                <IntervalAxis scale={axisScale} />
              </div>
            ))}
          </div>
          <p className="tiny">
            Ability in logits on one scale from −3 to +3, {percent(team.confidence)} intervals; the
            mark is the level that the person’s role requires.
          </p>
        </>
      )}
      <Pager offset={offset} size={peoplePerPage} total={team.total} onOffset={onOffset} />
    </Panel>
  )
}
