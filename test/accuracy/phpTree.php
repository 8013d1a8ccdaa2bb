<?php
// Imports and declarations of PHP files as nikic/php-parser sees them: paths on standard input, one JSON line each.
// Offsets are bytes. Run by phpReference.ts.

require 'PhpParser/autoload.php';

use PhpParser\Node;

ini_set('memory_limit', '1G');

$lexer = new PhpParser\Lexer\Emulative(['usedAttributes' => ['startFilePos', 'endFilePos', 'kind']]);
$parser = (new PhpParser\ParserFactory())->create(PhpParser\ParserFactory::PREFER_PHP7, $lexer);
$options = JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE;

final class Reader extends PhpParser\NodeVisitorAbstract
{
    public array $imports = [];
    public array $declares = [];
    private string $space = '';
    private int $classes = 0;
    private array $forms = [2 => 'function', 3 => 'const'];

    public function enterNode(Node $node): void
    {
        if ($node instanceof Node\Stmt\Namespace_) {
            $this->space = strtolower((string) $node->name);
        } elseif ($node instanceof Node\Stmt\Use_) {
            foreach ($node->uses as $use) {
                $this->add('value', $use->name->toString(), $use->name, $node->type, null);
            }
        } elseif ($node instanceof Node\Stmt\GroupUse) {
            foreach ($node->uses as $use) {
                $type = $node->type ?: $use->type;
                $this->add('value', $node->prefix->toString(), $node->prefix, $type, $use->name);
            }
        } elseif ($node instanceof Node\Expr\Include_) {
            $this->include($node->expr);
        }
        if (!$this->classes) {
            $this->declare($node);
        }
        if ($node instanceof Node\Stmt\ClassLike) {
            $this->classes++;
        }
    }

    public function leaveNode(Node $node): void
    {
        if ($node instanceof Node\Stmt\ClassLike) {
            $this->classes--;
        } elseif ($node instanceof Node\Stmt\Namespace_) {
            $this->space = '';
        }
    }

    private function declare(Node $node): void
    {
        if ($node instanceof Node\Stmt\ClassLike && $node->name) {
            $this->declares[] = $this->qualified(strtolower($node->name));
        } elseif ($node instanceof Node\Stmt\Function_) {
            $this->declares[] = $this->qualified(strtolower($node->name) . '()');
        } elseif ($node instanceof Node\Stmt\Const_) {
            foreach ($node->consts as $const) {
                $this->declares[] = $this->qualified('const ' . $const->name);
            }
        }
    }

    private function qualified(string $name): string
    {
        return $this->space === '' ? $name : $this->space . '\\' . $name;
    }

    private function add(string $kind, string $specifier, Node $at, int $type, ?Node $member): void
    {
        $import = ['kind' => $kind, 'specifier' => $specifier, 'start' => $at->getStartFilePos(), 'end' => $at->getEndFilePos() + 1];
        if (isset($this->forms[$type])) {
            $import['form'] = $this->forms[$type];
        }
        if ($member) {
            $import['member'] = ['name' => $member->toString(), 'start' => $member->getStartFilePos(), 'end' => $member->getEndFilePos() + 1];
        }
        $this->imports[] = $import;
    }

    private function include(Node\Expr $path): void
    {
        $terms = [];
        $pending = [$path];
        while ($node = array_pop($pending)) {
            if ($node instanceof Node\Expr\BinaryOp\Concat) {
                array_push($pending, $node->right, $node->left);
            } else {
                $terms[] = $node;
            }
        }
        $above = $this->above($terms[0]);
        if ($above !== null) {
            array_shift($terms);
        }
        $text = '';
        $start = null;
        foreach ($terms as $term) {
            if ($term instanceof Node\Expr\ConstFetch && in_array((string) $term->name, ['DIRECTORY_SEPARATOR', 'DS'])) {
                $text .= '/';
            } elseif ($term instanceof Node\Scalar\String_) {
                $text .= $term->value;
                $start ??= $term->getStartFilePos();
                $end = $term->getEndFilePos() + 1;
            } else {
                return;
            }
        }
        if ($start === null || $text === '' || ($above !== null && ($above < 0 || $text[0] !== '/'))) {
            return;
        }
        $import = ['kind' => 'require', 'specifier' => $text, 'start' => $start, 'end' => $end];
        if ($above !== null) {
            $import['specifier'] = ($above ? implode('/', array_fill(0, $above, '..')) : '.') . $text;
            $import['form'] = 'directory';
        }
        $this->imports[] = $import;
    }

    /** Folders above the file's own; null for what is no folder. */
    private function above(Node $node): ?int
    {
        if ($node instanceof Node\Scalar\MagicConst\Dir) {
            return 0;
        }
        if ($node instanceof Node\Scalar\MagicConst\File) {
            return -1;
        }
        if (!$node instanceof Node\Expr\FuncCall || !$node->name instanceof Node\Name || $node->name->toLowerString() !== 'dirname') {
            return null;
        }
        $inner = $this->above($node->args[0]->value);
        $levels = isset($node->args[1]) ? $node->args[1]->value->value : 1;
        return $inner === null ? null : $inner + $levels;
    }
}

while (($path = fgets(STDIN)) !== false) {
    $errors = new PhpParser\ErrorHandler\Collecting();
    $reader = new Reader();
    $traverser = new PhpParser\NodeTraverser();
    $traverser->addVisitor($reader);
    $statements = $parser->parse(file_get_contents(rtrim($path, "\n")), $errors);
    $traverser->traverse($statements ?? []);
    $declares = array_values(array_unique($reader->declares));
    echo json_encode(['imports' => $reader->imports, 'declares' => $declares, 'errors' => count($errors->getErrors())], $options), "\n";
}
