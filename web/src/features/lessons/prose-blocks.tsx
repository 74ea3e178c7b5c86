import type {ProseBlock} from '@airworthy/content/public'
import {Fragment} from 'react'
import {CodeBox} from './code-box.tsx'
import {InlineText} from './inline-text.tsx'
import styles from './prose.module.css'

/** Text in blocks, as lessons, feedback and exercises have it. */
export function ProseBlocks({blocks}: {blocks: readonly ProseBlock[]}) {
  return (
    <div className={styles['prose']}>
      {blocks.map((block, index) => (
        <ProseView key={index} block={block} />
      ))}
    </div>
  )
}

/** One block of text. */
export function ProseView({block}: {block: ProseBlock}) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <InlineText nodes={block.children} />
        </p>
      )
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3'
      return (
        <Heading id={block.id}>
          <InlineText nodes={block.children} />
        </Heading>
      )
    }
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item, index) => (
            <li key={index}>
              <ItemBlocks blocks={item} />
            </li>
          ))}
        </List>
      )
    }
    case 'table':
      return <ProseTable table={block} />
    case 'quote':
      return (
        <blockquote>
          <ProseBlocks blocks={block.blocks} />
        </blockquote>
      )
    case 'code-block':
      return <CodeBox code={block.code} name={`Code in ${block.language}`} />
  }
}

/** A single paragraph of an item stands without its margins. */
function ItemBlocks({blocks}: {blocks: readonly ProseBlock[]}) {
  return blocks.map((block, index) =>
    block.kind === 'paragraph' && index === 0 ? (
      <Fragment key={index}>
        <InlineText nodes={block.children} />
      </Fragment>
    ) : (
      <ProseView key={index} block={block} />
    ),
  )
}

function ProseTable({table}: {table: Extract<ProseBlock, {kind: 'table'}>}) {
  const alignment = (column: number) => (table.right[column] === true ? 'right' : '')
  return (
    <div className={styles['tableScroll']} tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead>
          <tr>
            {table.header.map((cell, column) => (
              <th key={column} scope="col" className={alignment(column)}>
                <InlineText nodes={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} className={alignment(column)}>
                  <InlineText nodes={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
