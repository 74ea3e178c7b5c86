import {Button} from '@mantine/core'
import {keepPreviousData, useQuery, useSuspenseQuery} from '@tanstack/react-query'
import {useParams} from '@tanstack/react-router'
import {useState} from 'react'
import {LinkButton} from '../../design/link-button.tsx'
import {Screen} from '../../design/screen.tsx'
import {RationaleList} from '../appeals/rationale-list.tsx'
import {domainName, levelName} from '../assessments/domain-words.ts'
import {ShownItem} from '../assessments/shown-item.tsx'
import {itemTypeNames} from './authoring-words.ts'
import {DifPanel} from './dif-panel.tsx'
import {ItemFactsPanel, ItemHistoryPanel} from './item-facts-panel.tsx'
import {ItemStandings} from './item-standings.tsx'
import {authoredItemQuery} from './queries.ts'
import {StatisticsPanel} from './statistics-panel.tsx'
import styles from './authoring.module.css'

/** One item for its authors: as the learner sees it, its key with reasons, facts and figures. */
export function ItemScreen() {
  const place = useParams({from: '/signed-in/authoring/$domain/$slug'})
  const [instance, setInstance] = useState(0)
  const [answered, setAnswered] = useState(false)
  const sample = useSuspenseQuery(authoredItemQuery(place)).data
  const item =
    useQuery({
      ...authoredItemQuery(place, instance === 0 ? '' : String(instance)),
      placeholderData: keepPreviousData,
    }).data ?? sample
  return (
    <Screen
      name={place.slug}
      question={`${domainName(item.domain)} · ${levelName(item.level)} · ${itemTypeNames[item.type]}`}
      heading={headingOf(item)}
      lead={
        <>
          <span className="mono">{item.id}</span>. To read only: the item is a file in Git.
          {item.reserved && ' It is reserved for examinations and shown here alone.'}
        </>
      }
      actions={
        <>
          <ItemStandings item={item} />
          <LinkButton to="/authoring">All items</LinkButton>
        </>
      }
    >
      <div className={styles['stack']}>
        <div className={styles['two']}>
          <ShownItem
            key={item.instance ?? ''}
            view={item.view}
            response={answered ? item.right : null}
            title={item.instance === null ? 'As the learner sees it' : `Instance ${item.instance}`}
            actions={
              <span className={styles['buttons']}>
                {item.family && (
                  <Button size="xs" onClick={() => setInstance(instance + 1)}>
                    Another instance
                  </Button>
                )}
                <Button size="xs" aria-pressed={answered} onClick={() => setAnswered(!answered)}>
                  {answered ? 'Hide the right answer' : 'Show the right answer'}
                </Button>
              </span>
            }
          />
          <RationaleList rationale={item.rationale} />
        </div>
        <div className={styles['two']}>
          <StatisticsPanel statistics={item.statistics} exposure={item.exposure} />
          <DifPanel dif={item.dif} />
        </div>
        <div className={styles['two']}>
          <ItemFactsPanel item={item} />
          <ItemHistoryPanel history={item.history} />
        </div>
      </div>
    </Screen>
  )
}

function headingOf({
  withdrawn,
  provisional,
  statistics,
}: {
  withdrawn: unknown
  provisional: boolean
  statistics: {people: number}
}): string {
  if (withdrawn !== null) return 'Withdrawn: left out of new assessments.'
  const {people} = statistics
  if (people === 0) return 'Nobody has answered it yet.'
  const answered = `${people} ${people === 1 ? 'person has' : 'people have'} answered it.`
  return provisional
    ? `${answered} Its figures are provisional.`
    : `${answered} Its figures are measured.`
}
