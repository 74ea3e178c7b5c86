import {Button} from '@mantine/core'
import {useDebouncedValue} from '@mantine/hooks'
import {keepPreviousData, useQuery, useSuspenseQuery} from '@tanstack/react-query'
import {useState, type ReactNode} from 'react'
import {counted} from '../../design/numbers.ts'
import {Screen} from '../../design/screen.tsx'
import {teamStandingQuery} from '../credentials/queries.ts'
import {TeamAuditPanel} from './team-audit-panel.tsx'
import {TeamPeoplePanel} from './team-people-panel.tsx'
import {teamGapsQuery} from './team-queries.ts'
import {TeamRollUpPanel} from './team-roll-up-panel.tsx'
import {currencySentence, dutySentence, gapSentence} from './team-words.ts'
import styles from './team.module.css'

interface TeamGapsScreenProps {
  teamId: string
  /** The choice of another team, for those who may. */
  choice?: ReactNode
}

/** One team: what is due, where the gaps are, every person against the required levels. */
export function TeamGapsScreen({teamId, choice}: TeamGapsScreenProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 250)
  const [offset, setOffset] = useState(0)
  const whole = useSuspenseQuery(teamGapsQuery(teamId, {search: '', offset: 0})).data
  const found = useQuery({
    ...teamGapsQuery(teamId, {search, offset}),
    placeholderData: keepPreviousData,
  }).data
  const standing = useQuery(teamStandingQuery(teamId)).data
  const {team, completion, pressed, rollUp} = whole
  const path = `/api/teams/${encodeURIComponent(teamId)}`
  return (
    <Screen
      name="Team"
      question={`${team.name} · ${counted(completion.people, 'person', 'people')}`}
      heading={
        <>
          {standing === undefined
            ? dutySentence(pressed)
            : currencySentence(standing.counts, pressed)}
          <br />
          {gapSentence(rollUp)}
        </>
      }
      actions={
        <>
          {choice}
          <span className={styles['files']}>
            <Button component="a" href={`${path}/gaps.csv`} download>
              Export CSV
            </Button>
            <Button component="a" href={`${path}/gaps.pdf`} download>
              Export PDF
            </Button>
          </span>
        </>
      }
    >
      <div className={styles['stack']}>
        <TeamPeoplePanel
          team={found ?? whole}
          standing={standing}
          rollUp={rollUp}
          typed={typed}
          offset={offset}
          onTyped={(text) => {
            setTyped(text)
            setOffset(0)
          }}
          onOffset={setOffset}
        />
        <div className={styles['two']}>
          <TeamRollUpPanel rollUp={rollUp} confidence={whole.confidence} />
          <TeamAuditPanel team={whole} />
        </div>
        <p className="small muted reading">
          The order is by certification, lapsed and due first, then by due day and name; people are
          not ranked. An interval that crosses the required level is not judged. Figures over fewer
          than five people are not shown.
        </p>
      </div>
    </Screen>
  )
}
