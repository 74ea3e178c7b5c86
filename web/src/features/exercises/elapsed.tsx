import {useEffect, useState} from 'react'
import {moment} from '../../design/dates.ts'

/** How long ago an ISO instant is, in minutes; after half a day the instant itself. */
export function Elapsed({since}: {since: string}) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000)
    return () => clearInterval(timer)
  }, [])
  return <>{elapsedWords(since, now)}</>
}

const halfADay = 12 * 60

/** "less than a minute", "12 min", "2 h 5 min" since an ISO instant, or from when on. */
function elapsedWords(since: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000))
  if (minutes >= halfADay) return `since ${moment(since)}`
  if (minutes < 1) return 'less than a minute'
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`
}
