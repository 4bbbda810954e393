package io.attain.problem;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of one kind that the code writes, as templates: literals stay, and what is only known at run time is a
 * placeholder. Begins at what takes such a sentence and follows parameters to their callers, variables to their values, and methods
 * to what they return, as far as names lead.
 */
final class SentencesOfTheCode {

    /** Stands for whatever a method is called on. */
    private static final String ANY = "*";

    /** A text with placeholders {@code {0}}, {@code {1}}, numbered when it is whole; a placeholder is a zero character here. */
    private static final String PLACE = "\0";

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]+");

    private static final Pattern FORMAT = Pattern.compile("%[-+0-9,.]*[sd]");

    private final Map<String, List<CompilationUnitTree>> unitsByClass = new HashMap<>();
    private final List<CompilationUnitTree> units = new ArrayList<>();
    private final Set<Taker> known = new HashSet<>();
    private final Deque<Taker> open = new ArrayDeque<>();
    private final Set<Tree> followed = new HashSet<>();
    private final NavigableSet<String> sentences = new TreeSet<>();

    private final Predicate<String> callers;

    /** A method, or a constructor where the method is named as its class, that takes a sentence or a part of one. */
    private record Taker(@Nullable CompilationUnitTree unit, String type, String method, int argument) {}

    private SentencesOfTheCode(Predicate<String> callers) {
        this.callers = callers;
    }

    /**
     * Finds them.
     *
     * @param sources the directory, never {@literal null}
     * @param takers what takes a sentence and which of its arguments that is, from 0, such as {@code Problem.refused 0}; the
     *     name after the dot is a method's, what stands before it is what it is called on ({@code *} for anything), and a name
     *     alone is a constructor's. Never {@literal null}
     * @param callers whether what a class says to those is of this kind, by the name of its file's class, never {@literal null}
     * @return with placeholders {0}, {1} in the order of the English text
     */
    static NavigableSet<String> in(Path sources, List<String> takers, Predicate<String> callers) throws IOException {
        SentencesOfTheCode code = new SentencesOfTheCode(callers);
        code.parse(sources);
        for (String taker : takers) {
            String name = taker.substring(0, taker.indexOf(' '));
            int argument = Integer.parseInt(taker.substring(taker.indexOf(' ') + 1));
            int dot = name.indexOf('.');
            code.follow(
                    dot < 0
                            ? new Taker(null, name, name, argument)
                            : new Taker(null, name.substring(0, dot), name.substring(dot + 1), argument));
        }
        while (!code.open.isEmpty()) {
            code.findCalls(code.open.remove());
        }
        return code.sentences;
    }

    private void parse(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(sources);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java =
                    files.filter(it -> it.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(java));
            for (CompilationUnitTree unit : task.parse()) {
                units.add(unit);
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitClass(ClassTree type, Void none) {
                        unitsByClass
                                .computeIfAbsent(type.getSimpleName().toString(), it -> new ArrayList<>())
                                .add(unit);
                        return super.visitClass(type, null);
                    }
                }.scan(unit, null);
            }
        }
    }

    private void follow(Taker taker) {
        if (known.add(taker)) {
            open.add(taker);
        }
    }

    private void findCalls(Taker taker) {
        for (CompilationUnitTree unit : units) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
                    if (isCall(taker, call, getCurrentPath()) && isHeard(taker, getCurrentPath())) {
                        take(call.getArguments(), taker, getCurrentPath());
                    }
                    return super.visitMethodInvocation(call, null);
                }

                @Override
                public Void visitNewClass(NewClassTree made, Void none) {
                    String type = made.getIdentifier().toString();
                    if (taker.method().equals(taker.type())
                            && type.substring(type.lastIndexOf('.') + 1).equals(taker.type())
                            && isHeard(taker, getCurrentPath())) {
                        take(made.getArguments(), taker, getCurrentPath());
                    }
                    return super.visitNewClass(made, null);
                }
            }.scan(unit, null);
        }
    }

    /** What leads to a taker is of its kind wherever it stands. */
    private boolean isHeard(Taker taker, TreePath at) {
        return taker.unit() != null || callers.test(outermost(at));
    }

    private boolean isCall(Taker taker, MethodInvocationTree call, TreePath at) {
        if (call.getMethodSelect() instanceof IdentifierTree name) {
            return name.getName().contentEquals(taker.method())
                    && (taker.unit() == null
                            ? outermost(at).equals(taker.type())
                            : at.getCompilationUnit() == taker.unit());
        }
        return call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals(taker.method())
                && (taker.type().equals(ANY)
                        || select.getExpression().toString().equals(taker.type()))
                && (taker.unit() == null || taker.unit() == unitOf(taker.type(), at.getCompilationUnit()));
    }

    private void take(List<? extends ExpressionTree> arguments, Taker taker, TreePath at) {
        if (taker.argument() < arguments.size()) {
            keep(texts(arguments.get(taker.argument()), at));
        }
    }

    private void keep(List<String> texts) {
        texts.stream()
                .filter(SentencesOfTheCode::hasLetters)
                .map(SentencesOfTheCode::numbered)
                .forEach(sentences::add);
    }

    private static boolean hasLetters(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    private static String numbered(String written) {
        // Two values without a word between them are one to a reader.
        String text = written.replaceAll(PLACE + "+", PLACE);
        StringBuilder numbered = new StringBuilder();
        int place = 0;
        for (int at = 0; at < text.length(); at++) {
            numbered.append(text.charAt(at) == '\0' ? "{" + place++ + "}" : text.substring(at, at + 1));
        }
        return numbered.toString();
    }

    /** What an expression may come to. */
    private List<String> texts(ExpressionTree expression, TreePath at) {
        if (expression instanceof ParenthesizedTree inner) {
            return texts(inner.getExpression(), at);
        }
        if (expression instanceof LiteralTree literal) {
            return literal.getValue() == null ? List.of() : List.of(String.valueOf(literal.getValue()));
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS && joinsTexts(sum, at)) {
            return joined(texts(sum.getLeftOperand(), at), texts(sum.getRightOperand(), at));
        }
        if (expression instanceof ConditionalExpressionTree choice) {
            return union(texts(choice.getTrueExpression(), at), texts(choice.getFalseExpression(), at));
        }
        if (expression instanceof SwitchExpressionTree choice) {
            return choices(choice, at);
        }
        if (expression instanceof IdentifierTree name) {
            return named(name.getName().toString(), at);
        }
        if (expression instanceof MethodInvocationTree call) {
            return called(call, at);
        }
        return List.of(PLACE);
    }

    private static boolean joinsTexts(ExpressionTree part, TreePath at) {
        if (part instanceof ParenthesizedTree inner) {
            return joinsTexts(inner.getExpression(), at);
        }
        if (part instanceof ConditionalExpressionTree choice) {
            return joinsTexts(choice.getTrueExpression(), at) || joinsTexts(choice.getFalseExpression(), at);
        }
        if (part instanceof SwitchExpressionTree choice) {
            return choice.getCases().stream()
                    .anyMatch(it -> it.getBody() instanceof ExpressionTree value && joinsTexts(value, at));
        }
        if (part instanceof IdentifierTree name) {
            return isTextVariable(name.getName().toString(), at);
        }
        return part.getKind() == Tree.Kind.STRING_LITERAL
                || (part instanceof BinaryTree sum
                        && (joinsTexts(sum.getLeftOperand(), at) || joinsTexts(sum.getRightOperand(), at)));
    }

    private static boolean isTextVariable(String name, TreePath at) {
        TreePath up = at;
        while (up.getParentPath() != null && !(up.getLeaf() instanceof MethodTree)) {
            up = up.getParentPath();
        }
        boolean[] found = new boolean[1];
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void none) {
                found[0] |= variable.getName().contentEquals(name) && isText(variable.getType());
                return super.visitVariable(variable, null);
            }
        }.scan(CONSTANT.matcher(name).matches() ? at.getCompilationUnit() : up.getLeaf(), null);
        return found[0];
    }

    private static List<String> joined(List<String> left, List<String> right) {
        return left.stream()
                .flatMap(first -> right.stream().map(second -> first + second))
                .toList();
    }

    private static List<String> union(List<String> left, List<String> right) {
        return Stream.concat(left.stream(), right.stream()).distinct().toList();
    }

    private List<String> choices(SwitchExpressionTree choice, TreePath at) {
        List<String> texts = new ArrayList<>();
        for (CaseTree each : choice.getCases()) {
            if (each.getBody() instanceof ExpressionTree value) {
                texts.addAll(texts(value, at));
            } else {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitYield(YieldTree yield, Void none) {
                        texts.addAll(texts(yield.getValue(), at));
                        return null;
                    }
                }.scan(each, null);
            }
        }
        return texts.stream().distinct().toList();
    }

    /** A variable within the method, a parameter, or a constant. */
    private List<String> named(String name, TreePath at) {
        for (TreePath up = at; up != null; up = up.getParentPath()) {
            if (up.getLeaf() instanceof LambdaExpressionTree lambda
                    && lambda.getParameters().stream()
                            .anyMatch(it -> it.getName().contentEquals(name))) {
                return List.of(PLACE);
            }
            if (up.getLeaf() instanceof MethodTree method) {
                int parameter = parameter(method, name);
                if (parameter >= 0) {
                    String type = Objects.requireNonNull(enclosing(up))
                            .getSimpleName()
                            .toString();
                    String called = method.getName().contentEquals("<init>")
                            ? type
                            : method.getName().toString();
                    if (isText(method.getParameters().get(parameter).getType())) {
                        follow(new Taker(at.getCompilationUnit(), type, called, parameter));
                    }
                    return List.of(PLACE);
                }
                List<String> values = values(method, name, up);
                if (!values.isEmpty()) {
                    return values;
                }
            }
            if (up.getLeaf() instanceof ClassTree type) {
                for (Tree member : type.getMembers()) {
                    if (member instanceof VariableTree field
                            && field.getName().contentEquals(name)
                            && isText(field.getType())
                            && field.getInitializer() != null) {
                        return texts(field.getInitializer(), up);
                    }
                }
            }
        }
        return List.of(PLACE);
    }

    private static boolean isText(@Nullable Tree type) {
        return type != null && type.toString().equals("String");
    }

    private static int parameter(MethodTree method, String name) {
        for (int at = 0; at < method.getParameters().size(); at++) {
            if (method.getParameters().get(at).getName().contentEquals(name)) {
                return at;
            }
        }
        return -1;
    }

    /** What a method's own variable may hold. */
    private List<String> values(MethodTree method, String name, TreePath at) {
        List<String> values = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void none) {
                if (variable.getName().contentEquals(name)) {
                    value(variable, isText(variable.getType()) ? variable.getInitializer() : null);
                }
                return super.visitVariable(variable, null);
            }

            @Override
            public Void visitAssignment(AssignmentTree assignment, Void none) {
                if (assignment.getVariable().toString().equals(name)) {
                    value(assignment, assignment.getExpression());
                }
                return super.visitAssignment(assignment, null);
            }

            private void value(Tree tree, @Nullable ExpressionTree value) {
                if (value != null && followed.add(tree)) {
                    texts(value, at).forEach(it -> values.add(hasLetters(it) ? it : PLACE));
                    followed.remove(tree);
                } else {
                    values.add(PLACE);
                }
            }
        }.scan(method.getBody(), null);
        return values.stream().distinct().toList();
    }

    /** A method's answer is a value of its own: where we wrote it, it is a sentence, or a part of one, too. */
    private List<String> called(MethodInvocationTree call, TreePath at) {
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("formatted")) {
            return texts(select.getExpression(), at).stream()
                    .map(it -> FORMAT.matcher(it).replaceAll(Matcher.quoteReplacement(PLACE)))
                    .toList();
        }
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("collect")) {
            keepStreamed(select.getExpression(), at);
            return List.of(PLACE);
        }
        String name = call.getMethodSelect() instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : call.getMethodSelect().toString();
        CompilationUnitTree unit = call.getMethodSelect() instanceof MemberSelectTree select
                ? unitOf(select.getExpression().toString(), at.getCompilationUnit())
                : at.getCompilationUnit();
        if (unit != null) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void none) {
                    if (method.getName().contentEquals(name)
                            && method.getParameters().size()
                                    == call.getArguments().size()
                            && isText(method.getReturnType())
                            && followed.add(method)) {
                        keepReturned(method, getCurrentPath());
                    }
                    return super.visitMethod(method, null);
                }
            }.scan(unit, null);
        }
        return List.of(PLACE);
    }

    /** What is joined one after the other is a sentence each. */
    private void keepStreamed(ExpressionTree stream, TreePath at) {
        if (stream instanceof MethodInvocationTree step && step.getMethodSelect() instanceof MemberSelectTree select) {
            for (ExpressionTree argument : step.getArguments()) {
                if (select.getIdentifier().contentEquals("of")) {
                    keep(texts(argument, at));
                } else if (argument instanceof LambdaExpressionTree lambda
                        && select.getIdentifier().contentEquals("map")
                        && lambda.getBody() instanceof ExpressionTree value) {
                    keep(texts(value, at));
                }
            }
            keepStreamed(select.getExpression(), at);
        }
    }

    private void keepReturned(MethodTree method, TreePath at) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitReturn(ReturnTree answer, Void none) {
                keep(texts(answer.getExpression(), at));
                return null;
            }

            @Override
            public Void visitLambdaExpression(LambdaExpressionTree lambda, Void none) {
                return null;
            }
        }.scan(method.getBody(), null);
    }

    /** The file in which a class is that goes by a name in another file. */
    private @Nullable CompilationUnitTree unitOf(String type, CompilationUnitTree from) {
        String own = String.valueOf(from.getPackageName());
        return unitsByClass.getOrDefault(type, List.of()).stream()
                .filter(it -> it == from
                        || String.valueOf(it.getPackageName()).equals(own)
                        || from.getImports().stream()
                                .map(ImportTree::getQualifiedIdentifier)
                                .anyMatch(imported -> imported.toString().equals(it.getPackageName() + "." + type)))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable ClassTree enclosing(TreePath at) {
        TreePath up = at;
        while (up != null && !(up.getLeaf() instanceof ClassTree)) {
            up = up.getParentPath();
        }
        return up == null ? null : (ClassTree) up.getLeaf();
    }

    private static String outermost(TreePath at) {
        return at.getCompilationUnit().getTypeDecls().isEmpty()
                ? ""
                : ((ClassTree) at.getCompilationUnit().getTypeDecls().get(0))
                        .getSimpleName()
                        .toString();
    }
}
