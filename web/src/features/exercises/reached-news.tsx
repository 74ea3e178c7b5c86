import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import {useEffect, useRef, useState} from 'react'
import {standingObjectives} from './objective-words.ts'

/** Tells screen readers which objectives the last step has reached, or lost. */
export function ReachedNews({attempt}: {attempt: AttemptView}) {
  const before = useRef<ReadonlyMap<string, boolean>>(undefined)
  const [news, setNews] = useState('')
  useEffect(() => {
    const objectives = standingObjectives(attempt)
    const now = new Map(objectives.map(({id, state}) => [id, state.reached === true]))
    if (before.current !== undefined) {
      const changed = objectives.filter(({id}) => now.get(id) !== before.current?.get(id))
      const words = changed.map(
        ({id, title}) => `${now.get(id) === true ? 'Reached' : 'No longer reached'}: ${title}.`,
      )
      if (words.length > 0) setNews(words.join(' '))
    }
    before.current = now
  }, [attempt])
  return (
    <p role="status" className="visually-hidden">
      {news}
    </p>
  )
}
