"""The imports that CPython's own parser sees in the files named on standard input, one line of JSON for each file.

Every import is [kind, specifier, name, offset]: `name` is null, or `*`; `offset` counts UTF-16 units to the name,
or to the module where there is none. A file that does not parse gives null.
"""

import ast
import io
import json
import sys
import tokenize
import warnings

warnings.simplefilter("ignore")


def is_name(node, names):
    return (isinstance(node, ast.Name) and node.id in names) or (
        isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING"
    )


class Imports(ast.NodeVisitor):
    def __init__(self, lines):
        self.lines = lines
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line.encode("utf-16-le")) // 2)
        self.found = []
        self.types = False
        self.names = {"TYPE_CHECKING"}
        self.modules = {"importlib"}
        self.functions = set()

    def offset(self, line, column):
        text = self.lines[line - 1].encode("utf-8")[:column].decode("utf-8")
        return self.starts[line - 1] + len(text.encode("utf-16-le")) // 2

    def add(self, kind, specifier, name, node):
        kind = "type" if self.types else kind
        self.found.append([kind, specifier, name, self.offset(node.lineno, node.col_offset)])

    def visit_Import(self, node):
        for alias in node.names:
            self.add("value", alias.name, None, alias)
            if alias.name == "importlib" and alias.asname:
                self.modules.add(alias.asname)

    def visit_ImportFrom(self, node):
        module = "." * node.level + (node.module or "")
        for alias in node.names:
            self.add("value", module, alias.name, alias)
            if alias.name == "TYPE_CHECKING" and alias.asname:
                self.names.add(alias.asname)
            if module.split(".")[-1] == "importlib" and alias.name == "import_module":
                self.functions.add(alias.asname or alias.name)

    def checks(self, test):
        """True where the branch is for type checkers, False where the other one is, else None."""
        if is_name(test, self.names):
            return True
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) and is_name(test.operand, self.names):
            return False
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
            return True if any(is_name(value, self.names) for value in test.values) else None
        return None

    def visit_If(self, node):
        outer = self.types
        self.visit(node.test)
        checks = self.checks(node.test)
        self.types = outer or checks is True
        for child in node.body:
            self.visit(child)
        self.types = outer or checks is False
        for child in node.orelse:
            self.visit(child)
        self.types = outer

    def visit_Call(self, node):
        function = node.func
        builtin = isinstance(function, ast.Name) and function.id == "__import__"
        importlib = (isinstance(function, ast.Name) and function.id in self.functions) or (
            isinstance(function, ast.Attribute)
            and function.attr == "import_module"
            and isinstance(function.value, ast.Name)
            and function.value.id in self.modules
        )
        first = node.args[0] if node.args else None
        if (builtin or importlib) and isinstance(first, ast.Constant) and isinstance(first.value, str):
            name = first.value
            parts = name.lstrip(".").split(".")
            if all(part.isidentifier() for part in parts) and (importlib or not name.startswith(".")):
                self.dynamic(node, name, first)
        self.generic_visit(node)

    def dynamic(self, node, name, first):
        if name.startswith("."):
            rest = node.args[1:] + [keyword.value for keyword in node.keywords if keyword.arg == "package"]
            if not rest:
                return
            anchor = rest[0]
            if isinstance(anchor, ast.Constant) and isinstance(anchor.value, str):
                dots = len(name) - len(name.lstrip("."))
                base = anchor.value.split(".")
                name = ".".join(base[: len(base) - dots + 1] + [name[dots:]])
            elif not (isinstance(anchor, ast.Name) and anchor.id in ("__package__", "__name__")):
                return
        self.add("dynamic", name, None, first)


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        tree = ast.parse(data)
        # As the program that asks reads it: UTF-8, without a byte order mark.
        text = data.decode("utf-8-sig", "replace")
        visitor = Imports(io.StringIO(text.replace("\f", " "), newline="").read().splitlines(keepends=True))
        visitor.visit(tree)
        return sorted(visitor.found, key=lambda item: item[3])
    except (SyntaxError, ValueError, RecursionError, tokenize.TokenError, IndexError, UnicodeError):
        return None


for line in sys.stdin:
    print(json.dumps(read(line.rstrip("\n"))))
