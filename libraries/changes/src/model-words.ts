import type {Surface} from './change-report.ts'

/** A word (or several in a row) that says what code is about, and how strongly. */
export interface ModelWord {
  readonly words: string
  readonly surface: Surface
  /** From 0 to 1: how far a module with this in its name is about a model. */
  readonly weight: number
  /** A maker, product or package: as a folder at the root it may only be the project's name. */
  readonly names?: true
}

function words(surface: Surface, weight: number, list: string): ModelWord[] {
  return list.split(/\s*,\s*/).map((entry) => ({words: entry.trim(), surface, weight}))
}

function names(surface: Surface, weight: number, list: string): ModelWord[] {
  return words(surface, weight, list).map((word) => ({...word, names: true}))
}

/**
 * Names that stand for models, their makers and their parts. A weight of 0.4 and more suffices
 * alone in the name of a source file; below that it needs a second sign.
 */
export const modelWords: readonly ModelWord[] = [
  ...names(
    'model-code',
    0.85,
    'openai, open ai, chatgpt, anthropic, claude, gemini, bedrock, vertexai, vertex ai, ollama, litellm, llamacpp, llama, mistral, cohere, groq, deepseek, openrouter, huggingface, hugging face, langchain, langgraph, llamaindex, llama index, llm, llms, gpt, gpt3, gpt4, qwen, vllm, bert, sagemaker, azureai, ai sdk, copilot, copilotkit, genai, generative ai, dspy, crewai, autogen, semantic kernel, mastra, pydantic ai, replicate, xai, grok, moonshot, zhipu, dashscope',
  ),
  ...words(
    'model-code',
    0.72,
    'inference, inferencing, chatbot, embedding, embeddings, embedder, reranker, rerank, rag, retriever, retrieval, vectorstore, vector store, vectordb, vector db, vector database, tokenizer, tokenizers, tokenization, transformer, transformers, machine learning, deep learning, neural, ml, nlp, onnx, onnxruntime, torch, pytorch, tensorflow, keras, sklearn, xgboost, lightgbm, diffusion, stable diffusion, whisper, yolo, clip, lora, finetune, finetuning, fine tune, fine tuning, chat completion, chat completions, completions, text to speech, speech to text, tts, stt, transcription, ocr, facial recognition, face recognition, object detection, image classification, smart search, summarizer, summarization, summarize, auto tagging, ai tagging, dalle, dall e, hogai, ai chat, ai assistant, ai agent, ai agents, ai service, ai services, ai provider, ai providers, ai gateway, ai client, ai classifier, ai sdk provider, knowledge graph, chain of thought, cot, function call, function calling, model provider, model providers, model runtime, model config, model manager, model router, model loader, model registry, model serving, model server, model runner, classifier, classifiers, predictor, predictors, recommender, regressor, anomaly detection, churn, fraud model, risk model, scoring model, feature store, hyperparameters, hyperparameter, hyp, hyps, checkpoint loader, backbone, attention, moe, quantization, quantize, reinforcement, rlhf, ppo, dpo, sft, gan, vae, resnet, unet, lstm, rnn, cnn, vit, mlp',
  ),
  ...words(
    'evaluation',
    0.66,
    'eval, evals, evaluator, evaluators, judge, judges, rubric, rubrics, scorer, scorers, redteam, red team, jailbreak, jailbreaks, guardrail, guardrails, moderation, toxicity, fairness, disparity, demographic parity, robustness, hallucination, faithfulness, groundedness, groundtruth, ground truth, drift, data drift, explainability, explainer, shap, counterfactual, adversarial, perturbation, perturbations, bias and fairness, debiasing, mitigation algorithms, reductions, postprocessing algorithms, perplexity, bleu, rouge',
  ),
  ...names(
    'evaluation',
    0.66,
    'deepeval, ragas, promptfoo, garak, pyrit, evidently, fairlearn, aif360, inspect ai, langfuse, giskard',
  ),
  ...words(
    'prompt',
    0.8,
    'prompt, prompts, system prompt, promptlib, prompting, few shot, instructions template',
  ),
  ...words(
    'tool',
    0.7,
    'mcp, agent tools, tool calling, tool call, tool calls, tool use, toolset, tool definitions, tool registry, function tools, computer use',
  ),
  ...words(
    'model-code',
    0.66,
    'agent, agents, agentic, multi agent, subagent, subagents, advisor, assistant, assistants',
  ),
  ...words(
    'model-code',
    0.55,
    'scoring, train, trainer, trainers, training, pretrain, predict, prediction, predictions, detect, loss, losses, augment, augmentation, augmentations, optimizer, optimizers, lr scheduler, dataloader, dataloaders, feature engineering, features pipeline, score model, forecast, forecasting, recommendation, recommendations, segmentation, clustering, similarity search, semantic search, semantic, vector, vectors, activations, anchors, autoanchor, autobatch, corruption, corruptions, torch utils, knowledge base, chunking, chunker, chunk, chunks, context engineering, inprocessing, text splitter, splitters, memory store',
  ),
  // In a repository without models these mean something else: health probes, column generators.
  ...words(
    'evaluation',
    0.52,
    'detector, detectors, probe, probes, harness, harnesses, benchmark models, solver, solvers, metric preset, test suites, stattests, stattest, descriptors',
  ),
  ...words(
    'model-code',
    0.42,
    'generator, generators, chat, chats, conversation, completion, models, model, chain, chains, provider, providers, experiment, experiments, converter models, ai, worker ai, tool, tools, playground, algorithms, algorithm, pipeline, pipelines, knowledge, token usage, token counter, tokens limit',
  ),
  ...words(
    'evaluation',
    0.4,
    'evaluation, evaluations, metrics models, benchmark, benchmarks, analyzers, analyzer, val, validation set',
  ),
  ...words('data', 0.4, 'dataset, datasets, corpus, golden, labels, annotations'),
  ...words(
    'parameters',
    0.6,
    'model params, model parameters, model settings, models list, model list, model prices, model cost, model map, temperature',
  ),
]

/**
 * Names in which a word of the list above does not mean a model. They are struck out first.
 */
export const misleadingNames: readonly string[] = [
  'user agent',
  'useragent',
  'openapi',
  'open api',
  'prompt dialog',
  'install prompt',
  'prompt user',
  'password prompt',
  'model match',
  'model view',
  'view model',
  'data model',
  'data models',
  'database models',
  'db models',
  'access token',
  'api token',
  'vector icons',
  'vector icon',
  'react native vector',
  'feature flags',
  'train station',
  'password generator',
  'id generator',
  'detect os',
  'detect browser',
  'language detector',
  'health probe',
  'release drafter',
  'coverage',
  'site generator',
  'travel agent',
  'agent log',
  'datadog agent',
  'real estate agent',
  'code generator',
  'chat widget',
  'ai trust',
  'ai act',
  'ai literacy',
  'eu ai act',
  'ai risk',
  'ai incident',
  'live chat',
  'github copilot',
  'payment provider',
  'providers auth',
  'auth provider',
  'auth providers',
  'oauth provider',
  'theme provider',
  'session provider',
  'query provider',
  'react query provider',
  'context provider',
  'email provider',
  'store provider',
  'app provider',
  'provider wrapper',
]
