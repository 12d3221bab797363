"""Warns of PowerShell files that tree-sitter cannot parse. It has false alarms, so it never fails a build."""

import pathlib
import sys

import tree_sitter
import tree_sitter_powershell

PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))


def faults(node):
    if node.type == "ERROR" or node.is_missing:
        yield node
    else:
        for child in node.children:
            yield from faults(child)


for name in sys.argv[1:]:
    source = pathlib.Path(name).read_bytes()
    for node in faults(PARSER.parse(source).root_node):
        row, column = node.start_point
        text = source[node.start_byte : node.end_byte].decode(errors="replace")[:60]
        print(f"warning: {name}:{row + 1}:{column + 1}: not understood: {text!r}")
