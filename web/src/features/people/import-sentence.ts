import type {ImportPreviewView} from '@airworthy/server/features/people/views.ts'
import {capital, counted, countWord, listed} from '../../design/numbers.ts'

/** What an import would do, in one sentence. */
export function importSentence(counts: ImportPreviewView['counts']): string {
  const {invite, update, unchanged, refused} = counts
  const parts = [
    ...(invite > 0 ? [`${counted(invite, 'person', 'people')} would be invited`] : []),
    ...(update > 0 ? [`${countWord(update)} updated`] : []),
    ...(unchanged > 0 ? [`${countWord(unchanged)} left unchanged`] : []),
    ...(refused > 0 ? [`${counted(refused, 'line')} refused`] : []),
  ]
  return parts.length === 0 ? 'There is no line to import.' : `${capital(listed(parts))}.`
}
