import {readdir, stat} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {text as textOfStream} from 'node:stream/consumers'
import type {EarlierRequest} from '@airworthy/changes'
import {errorFrom} from '@airworthy/kernel'
import {badInput} from '../faults.ts'
import {readFileText} from '../read-file.ts'

/** The text of a request from a file or, for `-`, from standard input. An empty one answers nothing. */
export async function readRequestText(file: string): Promise<string> {
  if (file === '-') return await textOfStream(process.stdin)
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : 1),
    () => 1, // the reader says what is wrong
  )
  return size === 0 ? '' : await readFileText(file, {what: 'the text of a pull request'})
}

/** The texts of earlier requests in a folder, one a file (Markdown or plain text), by name. */
export async function readEarlierRequests(folder: string): Promise<EarlierRequest[]> {
  const names = await namesIn(folder)
  const texts = names.filter((name) => /\.(?:md|markdown|txt)$/i.test(name)).sort()
  return await Promise.all(
    texts.map(async (name) => ({
      name: basename(name).replace(/\.\w+$/, ''),
      text: await readFileText(join(folder, name), {what: 'the text of an earlier request'}),
    })),
  )
}

/** Where hosts look for templates of pull and merge requests; case does not matter to them. */
export const templatePlace =
  /^(?:(?:\.github\/|docs\/|\.gitlab\/)?pull_request_template(?:\.md|\.txt|\/[^/]+\.md)|\.gitlab\/merge_request_templates\/[^/]+\.md)$/i

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (cause) {
    throw badInput(
      `cannot read the folder of earlier requests ${folder}: ${errorFrom(cause).message}`,
      {
        cause,
      },
    )
  }
}
