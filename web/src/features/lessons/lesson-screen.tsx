import type {Block} from '@airworthy/content/public'
import {useSuspenseQuery} from '@tanstack/react-query'
import {useParams} from '@tanstack/react-router'
import {useEffect, useMemo, useState} from 'react'
import {useTitle} from '../../design/screen.tsx'
import {BlockView} from './block-view.tsx'
import {FigureChart} from './figure-chart-later.ts'
import {SourceAddresses} from './inline-text.tsx'
import {instrumentParts} from './instruments/index.ts'
import {LessonEnd} from './lesson-end.tsx'
import {LessonHead} from './lesson-head.tsx'
import {actsOf, shownCount} from './lesson-parts.ts'
import {LessonSources} from './lesson-sources.tsx'
import {LessonTable} from './lesson-table.tsx'
import {lessonQuery, type LessonView} from './queries.ts'
import {useResponses} from './use-responses.ts'
import styles from './lesson.module.css'

/** A lesson: its column of text and acts, the table of acts beside it, its sources beneath. */
export function LessonScreen() {
  const {id} = useParams({from: '/signed-in/lessons/$id'})
  const view = useSuspenseQuery(lessonQuery(id)).data
  return <OpenLesson key={id} view={view} />
}

/** A lesson with the answers so far. */
export function OpenLesson({view}: {view: LessonView}) {
  const {lesson, title} = view
  const {respond, responseOf, savedOf} = useResponses(view)
  const [passed, setPassed] = useState<ReadonlySet<string>>(new Set())
  const acts = useMemo(() => actsOf(lesson.blocks), [lesson.blocks])
  const isDone = (act: string) => responseOf(act) !== null
  const open = acts.filter((act) => !isDone(act.id))
  const shown = shownCount(lesson.blocks, {isDone, passed})
  const last = lesson.blocks[shown - 1]
  useTitle(title)
  usePreload(lesson.blocks)
  useResume(view.progress.place === null ? undefined : open[0]?.id)
  const addresses = useMemo(
    () =>
      new Map(lesson.sources.flatMap(({key, url}) => (url === null ? [] : [[key, url] as const]))),
    [lesson.sources],
  )
  const sourceTitles = useMemo(
    () => new Map(lesson.sources.map(({key, title: name}) => [key, name])),
    [lesson.sources],
  )
  const table = <LessonTable lesson={lesson} isDone={isDone} shown={shown} />
  return (
    <SourceAddresses value={addresses}>
      <main id="main" tabIndex={-1} className={styles['main']}>
        <LessonHead view={view} done={acts.length - open.length} acts={acts.length} />
        <details className={styles['foldedTable']}>
          <summary className="small">Acts of this lesson</summary>
          {table}
        </details>
        <div className={styles['columns']}>
          <article className={styles['column']}>
            {lesson.blocks.slice(0, shown).map((block, index) => (
              <BlockView
                key={index}
                block={block}
                acts={acts.map((act) => act.id)}
                sourceTitles={sourceTitles}
                responseOf={responseOf}
                savedOf={savedOf}
                respond={respond}
              />
            ))}
            {shown < lesson.blocks.length && last?.kind === 'predict' && (
              <p className={styles['rest']}>
                What follows would give the answer away; it appears with your guess.{' '}
                <button
                  type="button"
                  className="link-button"
                  onClick={() => setPassed(new Set([...passed, last.id]))}
                >
                  Show it without a guess
                </button>
              </p>
            )}
            {shown === lesson.blocks.length && (
              <>
                <LessonEnd view={view} open={open} />
                <LessonSources sources={lesson.sources} tags={lesson.tags} />
              </>
            )}
          </article>
          <aside className={styles['aside']} aria-label="Acts of this lesson">
            {table}
          </aside>
        </div>
      </main>
    </SourceAddresses>
  )
}

/** Fetches the code of what is shown further down, so that a lost network hides none of it. */
function usePreload(blocks: readonly Block[]) {
  useEffect(() => {
    FigureChart.preload()
    for (const block of blocks) {
      if (block.kind === 'explore') instrumentParts[block.instrument].preload()
    }
  }, [blocks])
}

/** Leads to the first open act when a lesson that was begun is opened again. */
function useResume(act: string | undefined) {
  const [place] = useState(act)
  useEffect(() => {
    if (place === undefined) return
    const element = document.getElementById(`act-${place}`)
    element?.scrollIntoView({block: 'start'})
    element?.focus({preventScroll: true})
  }, [place])
}
