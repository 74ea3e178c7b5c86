import type {Inline} from '@airworthy/content/public'
import {Link} from '@tanstack/react-router'
import {createContext, Fragment, useContext} from 'react'

/** The address of each source by its key, where links of the text lead; none outside of lessons. */
export const SourceAddresses = createContext<ReadonlyMap<string, string>>(new Map())

/** A line of text with emphasis, code, terms of the lexicon and sources. */
export function InlineText({nodes}: {nodes: readonly Inline[]}) {
  return nodes.map((node, index) => <Piece key={index} node={node} />)
}

function Piece({node}: {node: Inline}) {
  const addresses = useContext(SourceAddresses)
  switch (node.kind) {
    case 'text':
      return <Fragment>{node.text}</Fragment>
    case 'code':
      return <code>{node.text}</code>
    case 'break':
      return <br />
    case 'emphasis':
      return (
        <em>
          <InlineText nodes={node.children} />
        </em>
      )
    case 'strong':
      return (
        <strong>
          <InlineText nodes={node.children} />
        </strong>
      )
    case 'term':
      return (
        <Link to="/lexicon" search={{term: node.id}}>
          <InlineText nodes={node.children} />
        </Link>
      )
    case 'source':
      return (
        <a href={addresses.get(node.key) ?? `#source-${node.key}`}>
          <InlineText nodes={node.children} />
        </a>
      )
    case 'link':
      return (
        <a href={node.url} rel="noreferrer">
          <InlineText nodes={node.children} />
        </a>
      )
  }
}

/** The words of a line alone, for names that are read aloud. */
export function wordsOf(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'break') return ' '
      return 'text' in node ? node.text : wordsOf(node.children)
    })
    .join('')
}
