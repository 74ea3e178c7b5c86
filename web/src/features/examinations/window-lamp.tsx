import {useQuery} from '@tanstack/react-query'
import {examinationsQuery} from './queries.ts'
import {useNow} from './use-now.ts'
import {windowLeft} from './window-words.ts'

/** What is left of the open examination's window, for the top bar of its parts. */
export function WindowLamp() {
  const now = useNow()
  const closesAt = useQuery(examinationsQuery).data?.current?.closesAt
  return closesAt === undefined ? null : <span className="nowrap">{windowLeft(closesAt, now)}</span>
}
